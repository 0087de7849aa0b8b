import { describe, expect, it } from 'vitest';
import { FlowTable } from '../../src/sim/flowTable.ts';

const COMMON = { dir: undefined, netnsIno: 1 } as const;

describe('the two ends of a connection', () => {
  it('are found by each other also when one of the sockets is of IPv6 and shows mapped addresses', () => {
    const flows = new FlowTable();
    const v4 = { laddr: '127.0.0.1', lport: 40_000, raddr: '127.0.0.1', rport: 80 };
    const mapped = { laddr: '::ffff:127.0.0.1', lport: 80, raddr: '::ffff:127.0.0.1', rport: 40_000 };
    const client = flows.add(1, { ...COMMON, ck: 1n, ...v4 }, 10);
    const server = flows.add(2, { ...COMMON, ck: 2n, ...mapped }, 20);
    expect([flows.peerOf(client), flows.peerOf(server)]).toEqual([2, 1]);
    expect(flows.find(mapped)).toBe(server);
  });

  it('have the addresses that their packets carry', () => {
    const mapped = { laddr: '::ffff:10.0.0.1', lport: 80, raddr: '::ffff:10.0.0.2', rport: 40_000 };
    const { tuples, local } = new FlowTable().add(1, { ...COMMON, ck: 1n, ...mapped }, 10);
    expect(tuples.rx).toMatchObject({ src: '10.0.0.2', dst: '10.0.0.1', family: 0 });
    expect(local).toBe('::ffff:10.0.0.1');
  });
});
