import { describe, expect, it } from 'vitest';
import type { CaseFlow, WindowsCase } from '../../../../src/scenarios/windows/workload/WindowsCase.ts';
import { huntBug, shownInvariant } from '../../../../src/sim/campaign/museum/huntBug.ts';
import { museumCampaigns } from '../../../../src/sim/campaign/museum/museumCampaigns.ts';
import { BYTES_CONSERVED } from '../../../../src/sim/campaign/windows/bytesConserved.ts';
import { HIT_MATCHES_REQUEST } from '../../../../src/sim/campaign/windows/hitMatchesRequest.ts';
import { runWindowsCase } from '../../../../src/sim/campaign/windows/runWindowsCase.ts';
import { WINDOWS_KIND } from '../../../../src/sim/campaign/windowsKind.ts';
import { PLAIN_CASE, PLAIN_CONNECTION, PLAIN_FLOW, PLAIN_REQUEST } from '../plainCase.ts';
import { GENERATIONS, profileWith } from '../windowsGenerations.ts';

const FIXED = GENERATIONS.V2;
const BY_HANDLE = profileWith('agent-2026-05', { 'windows-cookie-source': 'flow-handle' });
const CUT_PATHS = profileWith('agent-2026-05', { 'etw-trailing-space': 'off' });

const sent = (afterMs: number, sentBytes: number) => ({ afterMs, sentBytes, recvBytes: 0 });
/** Is polled, sends 1000 bytes, and ends. */
const FIRST: CaseFlow = {
  ...PLAIN_FLOW,
  traffic: [sent(8000, 1000)],
  ending: { kind: 'closes', afterMs: 10_000, status: 2 },
};
/** Another process comes after it on the same ends. */
const SECOND: CaseFlow = { ...PLAIN_FLOW, process: 1, atMs: 11_000, reusesHandle: true, traffic: [sent(0, 300)] };
const REUSE: WindowsCase = { ...PLAIN_CASE, flows: [FIRST, SECOND] };

function namesOf(made: WindowsCase, profile = FIXED): string[] {
  return WINDOWS_KIND.judge(made, profile).violations.map(({ invariant }) => invariant);
}

/** Ends, true bytes and told bytes of a run. */
function bytesOf(made: WindowsCase, profile = FIXED) {
  const { bytes } = runWindowsCase(made, profile);
  return [...bytes.all()].map(({ ends, sentBytes, toldSentBytes }) => [ends, Number(sentBytes), Number(toldSentBytes)]);
}

describe('the truth about payload on a Windows host', () => {
  it('is the sum of all flows between two ends, and so is what the process-agent is told', () => {
    expect(bytesOf(REUSE)).toEqual([['tcp 10.0.0.1:50000 -> 10.0.0.2:443', 1300, 1300]]);
    expect(namesOf(REUSE)).toEqual([]);
  });

  it('does not hold what comes after a flow has gone, but what comes while it lingers', () => {
    const late = (kind: 'closes' | 'lingers'): WindowsCase => ({
      ...PLAIN_CASE,
      flows: [{ ...FIRST, traffic: [sent(0, 1000), sent(20_000, 5)], ending: { kind, afterMs: 10_000, status: 2 } }],
    });
    expect(bytesOf(late('closes'))).toEqual([[expect.anything(), 1000, 1000]]);
    expect(bytesOf(late('lingers'))).toEqual([[expect.anything(), 1005, 1005]]);
  });

  it('is of the flow that has the handle now: the one before is not heard of any more', () => {
    const stale = { ...FIRST, traffic: [sent(0, 1000), sent(20_000, 5)] };
    expect(bytesOf({ ...REUSE, flows: [stale, SECOND] })).toEqual([[expect.anything(), 1300, 1300]]);
  });

  it('shows two flows that the agent takes for one', () => {
    expect(namesOf(REUSE, BY_HANDLE)).toEqual([BYTES_CONSERVED]);
    // A flow that lingers keeps its handle.
    const lingers = { ...FIRST, ending: { ...FIRST.ending, kind: 'lingers' } } as const;
    expect(namesOf({ ...REUSE, flows: [lingers, SECOND] }, BY_HANDLE)).toEqual([]);
  });

  it.each<[string, Partial<WindowsCase>]>([
    ['a limit is in reach', { limits: { ...PLAIN_CASE.limits, driverClosed: 2 } }],
    ['a read fails', { agent: { ...PLAIN_CASE.agent, failedReads: [{ poll: 1, table: 'closed' }] } }],
    ['the client is not there from the start', { agent: { ...PLAIN_CASE.agent, registers: false } }],
    ['both have one cookie', { flows: [FIRST, SECOND].map((flow) => ({ ...flow, cookie: 1 })) }],
    ['the client is forgotten', { agent: { ...PLAIN_CASE.agent, skippedPolls: [2, 3, 4, 5, 6] } }],
  ])('asks for nothing that is missing when %s', (_what, changes) => {
    expect(namesOf({ ...REUSE, ...changes }, BY_HANDLE)).not.toContain(BYTES_CONSERVED);
  });

  it('does not ask for DNS within the host, which is left out on purpose', () => {
    const dns = { ...FIRST, network: 'loopback', remotePort: 53 } as const;
    expect(bytesOf({ ...PLAIN_CASE, flows: [dns] })).toEqual([['tcp 127.0.0.1:50000 -> 127.0.0.1:53', 1000, 0]]);
    expect(namesOf({ ...PLAIN_CASE, flows: [dns] })).toEqual([]);
  });
});

describe('the truth about paths on a Windows host', () => {
  const asks = (url: string): WindowsCase => ({
    ...PLAIN_CASE,
    connections: [{ ...PLAIN_CONNECTION, requests: [{ ...PLAIN_REQUEST, url }] }],
  });

  it.each(['http://h:80/a', 'http://h:80/b?x=1', 'http://h:80/', '*'])('%j is told as a whole', (url) => {
    expect(namesOf(asks(url))).not.toContain(HIT_MATCHES_REQUEST);
    expect(runWindowsCase(asks(url), FIXED).told).toHaveLength(1);
  });

  it('shows a path that is told as cut although it fits', () => {
    expect(namesOf(asks('http://h:80/a'), CUT_PATHS)).toEqual([HIT_MATCHES_REQUEST]);
    const short = { ...CUT_PATHS, windows: { ...CUT_PATHS.windows, httpMaxRequestFragment: 3 } };
    expect(namesOf(asks('http://h:80/a'), short)).toEqual([]);
  });
});

describe('bugs of the museum that only this truth shows', () => {
  it.each(['windows-tuple-reuse-by-handle', 'windows-full-path-flag'])('%s is found', (id) => {
    const campaign = museumCampaigns().find(({ entry }) => entry.id === id)!;
    const hunt = { ...campaign, kind: WINDOWS_KIND, seed: 1 };
    const trophy = huntBug<WindowsCase>({ ...hunt, mayGoOn: (runs) => runs < 2000 });
    if (typeof trophy === 'number') throw new Error(`not found in ${trophy} cases`);
    expect(shownInvariant({ ...hunt, buggy: campaign.fixed }, trophy.made)).toBeUndefined();
  });
});
