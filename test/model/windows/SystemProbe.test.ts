import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/model/ledger/ledger.ts';
import { AgentCrash } from '../../../src/model/windows/AgentCrash.ts';
import { SystemProbe, type SystemProbeOptions } from '../../../src/model/windows/SystemProbe.ts';
import type { WindowsProfile } from '../../../src/model/windows/windowsProfile.ts';
import { ScriptedDriver } from './flows/ScriptedDriver.ts';
import { FakeHttpDriver } from './http/fakeHttpDriver.ts';
import { windowsTransaction } from './http/windowsTransactions.ts';
import { FATAL_SITES, probeOptions, S } from './PipelineBench.ts';

const NO_HTTP = { captureHttp: false, captureHttps: false };

function start(more: Partial<SystemProbeOptions> = {}, windows: Partial<WindowsProfile> = {}): SystemProbe {
  const driver = new ScriptedDriver();
  return new SystemProbe({ ...probeOptions(windows), ledger: new Ledger(), driver, ...more }, 10 * S);
}

/** Paths of the HTTP data that a poll brings. */
function pathsOf(probe: SystemProbe): string[] {
  const result = probe.tracer.poll('a', 20 * S);
  return result.kind === 'delta' ? [...result.delta.http.values()].map(({ key }) => key.path) : [];
}

describe('a life of system-probe', () => {
  it('begins with its subscription to the HTTP service, and reads it from its start on', () => {
    const probe = start();
    expect(probe.etw.isSubscribed).toBe(true);
    expect(probe.usm?.nextReadNs).toBe(11 * S);
  });

  it('gives the HTTP data of the driver to the client that polls', () => {
    const httpDriver = new FakeHttpDriver().give(windowsTransaction());
    const probe = start({ httpDriver });
    expect(pathsOf(probe)).toEqual(['/a']);
    expect(pathsOf(probe)).toEqual([]);
  });

  it('ends at its start where the path of an application cannot be split', () => {
    expect(() => start({ iis: FATAL_SITES })).toThrow(AgentCrash);
  });

  it('never looks at the sites where no HTTP is captured, so it does not end', () => {
    const httpDriver = new FakeHttpDriver().give(windowsTransaction());
    const probe = start({ iis: FATAL_SITES, httpDriver }, NO_HTTP);
    expect([probe.usm, probe.etw.isSubscribed]).toEqual([undefined, false]);
    expect(pathsOf(probe)).toEqual([]);
  });

  it('captures no HTTP at all where the driver refuses to', () => {
    const httpDriver = new FakeHttpDriver();
    httpDriver.isRefusing = true;
    const probe = start({ iis: FATAL_SITES, httpDriver });
    expect([probe.usm, probe.etw.isSubscribed]).toEqual([undefined, false]);
  });
});
