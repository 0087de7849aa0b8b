import type { PoolKey } from './poolKey.ts';
import type { RequestCall } from './RequestCall.ts';
import type { VirtualTimer } from './VirtualClock.ts';

/**
 * One request's wish for a connection. It may stand in two queues at once, for an idle connection and for permission to
 * dial; whichever serves it first, the other skips it.
 *
 * @upstream golang/go src/net/http/transport.go wantConn @ go1.19.8
 */
export class ConnWant {
  readonly call: RequestCall;
  readonly key: PoolKey;
  isWaiting = true;
  /** The dial that was started for it, while it runs. */
  dial: VirtualTimer | undefined;

  constructor(call: RequestCall, key: PoolKey) {
    this.call = call;
    this.key = key;
  }
}
