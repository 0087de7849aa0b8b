import { WITHOUT_IIS, type WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';

/** A request `GET /a` to 10.0.0.1:80 of one millisecond with status 200; the given fields replace its own. */
export function windowsTransaction(fields: Partial<WindowsTransaction> = {}): WindowsTransaction {
  return {
    family: 2,
    src: '10.0.0.1',
    sport: 80,
    dst: '10.0.0.2',
    dport: 50_000,
    requestStartedNs: 1_000_000n,
    responseLastSeenNs: 2_000_000n,
    method: 1,
    status: 200,
    maxFragment: 25,
    fragment: 'GET /a HTTP/1.1'.padEnd(25, '\0'),
    ...WITHOUT_IIS,
    hits: 0,
    ...fields,
  };
}
