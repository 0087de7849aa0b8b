import { describe, expect, it } from 'vitest';
import { lacking, ofKind, record, type Trace, workload } from './recorder.ts';

/** Directions and kinds of the heads and data segments of each accepted connection. */
function accepted(trace: Trace): readonly (readonly string[])[] {
  const incoming = ofKind(trace, 'estab').filter((estab) => estab['dir'] === 'in');
  return incoming.map(({ ck }) =>
    trace.records
      .filter((one) => one['ck'] === ck && (one.kind === 'http' || (one.kind === 'segment' && one['len'] !== 0)))
      .map((one) => `${one.kind} ${String(one['dir'])} ${String(one['plen'] ?? one['len'])}`),
  );
}

describe.skipIf(lacking !== '')('data that completes a handshake', () => {
  it.each(['auto', 'cgroup'])('is told of the accepted socket, not of the listener (--backend %s)', (backend) => {
    const { trace } = record(['--segments', '--backend', backend], ['/usr/bin/python3', workload('deferred.py')]);
    const whole = ['http rx 426', 'segment rx 426', 'http tx 27', 'segment tx 27'];
    expect(accepted(trace)).toEqual([1, 2, 3, 4, 5].map(() => whole));
    const listeners = ofKind(trace, 'listen').map(({ ck }) => ck);
    expect(trace.records.filter((one) => one.kind === 'http' && listeners.includes(one['ck']))).toEqual([]);
    expect(trace.footer).toMatchObject({ conserved: true });
  });
});
