import { assertNever } from '../../../model/assert.ts';
import type { CaseOp } from '../../../scenarios/agent/AgentCase.ts';
import { type AgentRun, clientId } from './AgentRun.ts';
import { exitProcess } from './exitProcess.ts';
import { endOnWire, request, response } from './httpOps.ts';
import { resetSums } from './Place.ts';
import { closeSocket, failSocket, moveData, openSocket, retransmit } from './socketOps.ts';

const NS_PER_MS = 1_000_000;

/** Runs one operation of a case that is neither a poll nor a wait. Left out when it cannot happen. */
export function applyOp(run: AgentRun, op: Exclude<CaseOp, { op: 'poll' }>): void {
  if (op.op === 'wait') {
    run.begin(op.ms);
    return;
  }
  run.begin(1);
  switch (op.op) {
    case 'open':
      openSocket(run, op);
      return;
    case 'data':
      moveData(run, op);
      return;
    case 'request':
      request(run, op);
      return;
    case 'response':
      response(run, op);
      return;
    case 'end':
      endOnWire(run, op);
      return;
    case 'close':
      closeSocket(run, op);
      return;
    case 'fail':
      failSocket(run, op);
      return;
    case 'retransmit':
      retransmit(run, op);
      return;
    case 'translate':
    case 'forget':
      changeConntrack(run, op);
      return;
    case 'exit':
      exitProcess(run, op);
      return;
    case 'rx':
      run.pageBacklog[op.cpu] = 0;
      run.agent.networkReceive(op.cpu);
      return;
    case 'lose':
      run.losesNextClose = true;
      return;
    case 'deliver':
      run.agent.readCloses();
      run.agent.usm.takePages();
      return;
    case 'set-clock':
      run.agent.stepWallClock(op.byMs * NS_PER_MS);
      return;
    case 'skew':
      run.skewMs = op.byMs;
      return;
    case 'register':
      register(run, op.client);
      return;
    case 'remove':
      remove(run, op.client);
      return;
    default:
      assertNever(op);
  }
}

function changeConntrack(run: AgentRun, op: Extract<CaseOp, { op: 'translate' | 'forget' }>): void {
  const place = run.places[op.socket];
  if (place === undefined) return;
  if (op.op === 'translate') place.isTranslated = place.translation !== undefined;
  else place.isForgotten = true;
}

function register(run: AgentRun, client: number): void {
  const truth = run.clients[client];
  if (truth === undefined) return;
  run.agent.register(clientId(client), run.nowNs);
  if (!truth.isRegistered) truth.lastFetchMs = run.nowMs;
  truth.isRegistered = true;
  run.countClients();
}

function remove(run: AgentRun, client: number): void {
  const truth = run.clients[client];
  if (truth === undefined) return;
  run.agent.state.removeClient(clientId(client));
  truth.isRegistered = false;
  truth.isConstant = false;
  resetSums(run.distinctPlaces, client);
}
