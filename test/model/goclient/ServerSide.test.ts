import { describe, expect, it } from 'vitest';
import { ClientConn, type ConnUse } from '../../../src/model/goclient/ClientConn.ts';
import { patientHost } from '../../../src/model/goclient/HttpHost.ts';
import { RequestCall } from '../../../src/model/goclient/RequestCall.ts';
import { PLAIN_RESPONSE, type ResponsePlan } from '../../../src/model/goclient/ResponsePlan.ts';
import { ServerSide } from '../../../src/model/goclient/ServerSide.ts';
import { VirtualClock } from '../../../src/model/goclient/VirtualClock.ts';
import { MS, ProcessBench } from './ProcessBench.ts';

const STREAM = { framing: 'chunked', bytes: 4, isStream: true } as const;

/** Servers whose clients do nothing but write down what they are told. */
function bench(idleMs = 0) {
  const clock = new VirtualClock();
  const told: string[] = [];
  const server = new ServerSide(clock, {
    headersArrived: (call) => told.push(`headers ${call.options.id}`),
    bodyArrived: (call) => told.push(`body ${call.options.id}: ${call.sentBytes}${call.isWhole ? ', whole' : ''}`),
    serverClosed: (conn) => told.push(`closed ${conn.id}`),
  });
  const { transport } = new ProcessBench();
  let conns = 0;
  const open = (name = 'a'): ClientConn => {
    conns += 1;
    const host = { ...patientHost(name), closesIdleAfterNs: idleMs * MS };
    const conn = new ClientConn({ id: conns, transport, key: name, host, atNs: clock.nowNs });
    server.accept(conn);
    return conn;
  };
  let calls = 0;
  const send = (conn: ClientConn, response: Partial<ResponsePlan> = {}): RequestCall => {
    calls += 1;
    const call = new RequestCall({
      id: `r${calls}`,
      transport,
      host: conn.host,
      method: 'GET',
      response: { ...PLAIN_RESPONSE, ...response },
      plan: 'hold',
      readBytes: 0,
      clientTimeoutNs: 0,
      holdsUpload: false,
    });
    call.conn = conn;
    conn.calls.add(call);
    server.receive(call, conn);
    return call;
  };
  const goTo = (ms: number) => clock.advanceTo(ms * MS + 1);
  return { server, told, open, send, goTo };
}

describe('a request', () => {
  it('that has arrived is answered at once, after its delay, or when the server is told to', () => {
    const { server, told, open, send, goTo } = bench();
    send(open());
    expect(told).toEqual(['headers r1']);
    send(open(), { answerDelayNs: 5 * MS });
    goTo(4);
    expect(told).toHaveLength(1);
    goTo(5);
    expect(told[1]).toBe('headers r2');
    const held = send(open(), { holdsHeaders: true });
    expect(told).toHaveLength(2);
    server.sendHeaders(held);
    server.sendHeaders(held);
    expect(told.slice(2)).toEqual(['headers r3']);
  });

  it('is not heard by a server that is gone, on a socket that is closed, or when its caller has given up', () => {
    const { server, told, open, send } = bench();
    const [gone, closed, handedOver] = [open(), open(), open()];
    gone.hasServerClosed = true;
    closed.setUse('closed', 0);
    handedOver.setUse('handed-over', 0);
    for (const conn of [gone, closed, handedOver]) {
      expect(send(conn).isAnswered).toBe(false);
      expect(conn.serverCall).toBeUndefined();
    }
    const conn = open();
    const call = send(conn, { holdsHeaders: true });
    conn.calls.delete(call);
    conn.serverCall = undefined;
    server.receive(call, conn);
    expect(conn.serverCall).toBeUndefined();
    expect(told.filter((line) => line.startsWith('headers'))).toEqual([]);
  });

  it.each(['caller gave up', 'socket closed', 'socket handed over', 'server closed'])(
    'is not answered any more after its %s',
    (what) => {
      const { told, open, send, goTo } = bench();
      const conn = open();
      const call = send(conn, { answerDelayNs: MS });
      if (what === 'caller gave up') conn.calls.delete(call);
      if (what === 'socket closed') conn.setUse('closed', 0);
      if (what === 'socket handed over') conn.setUse('handed-over', 0);
      if (what === 'server closed') conn.hasServerClosed = true;
      goTo(2);
      expect(told).toEqual([]);
      expect(call.isAnswered).toBe(false);
    },
  );

  it('whose headers are let go before it has arrived is answered when it does', () => {
    const { server, told, open, send } = bench();
    const conn = open();
    const other = send(conn, { holdsHeaders: true });
    const call = send(open(), { holdsHeaders: true });
    call.conn = conn;
    server.sendHeaders(call);
    expect(told).toEqual([]);
    expect(conn.serverCall).toBe(other);
    conn.calls.add(call);
    server.receive(call, conn);
    expect(told).toEqual(['headers r2']);
  });
});

describe('a stream', () => {
  it('goes on part by part, until it is ended once', () => {
    const { server, told, open, send } = bench();
    const conn = open();
    const call = send(conn, STREAM);
    server.sendPart(call);
    server.sendPart(call);
    expect(conn.serverCall).toBe(call);
    server.endStream(call);
    server.endStream(call);
    server.sendPart(call);
    expect(told).toEqual(['headers r1', 'body r1: 8', 'body r1: 12', 'body r1: 12, whole']);
    expect(conn.serverCall).toBeUndefined();
  });

  it('sends nothing before its headers; one that was ended before has them and its whole body at once', () => {
    const { server, told, open, send } = bench();
    const call = send(open(), { ...STREAM, holdsHeaders: true });
    server.sendPart(call);
    server.endStream(call);
    expect(told).toEqual([]);
    server.sendHeaders(call);
    expect(told).toEqual(['headers r1']);
    expect(call).toMatchObject({ isWhole: true, sentBytes: 4 });
  });

  it('sends nothing after the server has closed, on a connection with other work, or without one', () => {
    const { server, told, open, send } = bench();
    const [closed, busy, without] = [open(), open(), open()];
    const calls = [closed, busy, without].map((conn) => send(conn, STREAM));
    closed.hasServerClosed = true;
    busy.serverCall = undefined;
    calls[2]!.conn = undefined;
    for (const call of calls) {
      server.sendPart(call);
      server.endStream(call);
    }
    expect(told).toEqual(['headers r1', 'headers r2', 'headers r3']);
  });
});

describe('a server closes a connection', () => {
  it.each([
    [{}, []],
    [{ framing: 'eof' }, ['closed 1']],
    [{ closesConnection: true }, ['closed 1']],
  ] as const)('with the end of a response, where that says so: %j', (response, closed) => {
    const { told, open, send } = bench();
    send(open(), response);
    expect(told.slice(1)).toEqual(closed);
  });

  it('that served a request last, whatever it serves now, and none for a request that it never saw', () => {
    const { server, told, open, send } = bench();
    const conn = open();
    send(conn);
    send(conn, STREAM);
    server.closeConnOf('unknown');
    server.closeConnOf('r1');
    server.closeConnOf('r2');
    expect(told).toEqual(['headers r1', 'headers r2', 'closed 1']);
    expect(conn).toMatchObject({ hasServerClosed: true, serverCall: undefined });
  });

  it('of one host: those without work or all of them, none that the client has closed, and each once', () => {
    const { server, told, open, send } = bench();
    const [idle, busy, elsewhere, forgotten, closed] = [open(), open(), open('b'), open(), open()];
    send(busy, STREAM);
    server.forget(forgotten);
    closed.setUse('closed', 0);
    server.closeConns('unknown', 'all');
    server.closeConns('a', 'without-work');
    expect(told).toEqual(['headers r1', `closed ${idle.id}`]);
    server.closeConns('a', 'all');
    server.closeConns('a', 'all');
    expect(told.slice(2)).toEqual([`closed ${busy.id}`]);
    expect(elsewhere.hasServerClosed).toBe(false);
  });

  it('that has been without work for its idle time, counted from its last response', () => {
    const { told, open, send, goTo } = bench(10);
    const conn = open();
    goTo(6);
    send(conn, { answerDelayNs: 6 * MS });
    goTo(21);
    expect(told).toEqual(['headers r1']);
    goTo(23);
    expect(told).toEqual(['headers r1', 'closed 1']);
  });

  it('never while it has work, after the client has closed it, or when it is patient', () => {
    const impatient = bench(10);
    impatient.send(impatient.open(), STREAM);
    impatient.server.forget(impatient.open());
    const patient = bench(0);
    patient.open();
    for (const { goTo } of [impatient, patient]) goTo(1000);
    expect([impatient.told, patient.told]).toEqual([['headers r1'], []]);
  });
});

describe('a connection of a client', () => {
  it.each([
    ['idle', true],
    ['round-trip', true],
    ['body', true],
    ['handed-over', false],
    ['closed', false],
  ] as const satisfies readonly (readonly [ConnUse, boolean])[])('in use as %s is open: %s', (use, isOpen) => {
    const conn = bench().open();
    expect([conn.use, conn.isOpen, conn.waitsSinceNs]).toEqual(['round-trip', true, 0]);
    conn.setUse(use, 7);
    expect([conn.use, conn.isOpen, conn.waitsSinceNs]).toEqual([use, isOpen, 7]);
  });
});
