import type { LossReason } from '../ledger/lossReasons.ts';
import type { HitList, Tracker } from '../ledger/tracker.ts';

/**
 * Books the hits of requests as they enter the kernel's map. Bookkeeping only: no rule depends on it.
 *
 * The host shows one segment several times, always with the handle of the same request. The first sight that is taken
 * for a request uses the handle itself; a later one that is taken for another request is a duplicate and gets a copy.
 */
export class RequestHits {
  private readonly tracker: Tracker;
  /** By handle of a request: a spare copy of it, made while the handle was certainly in use. */
  private readonly spares = new Map<HitList, HitList>();

  constructor(tracker: Tracker) {
    this.tracker = tracker;
  }

  /** A sight of the request became a transaction in flight. @returns the handle for that transaction */
  take(request: HitList): HitList {
    if (request === 0) return 0;
    const spare = this.spares.get(request);
    const taken = spare ?? request;
    this.spares.set(request, this.tracker.copyHits(taken));
    this.tracker.moveHits(taken, 'kernel-in-flight');
    return taken;
  }

  /** A sight of the request was ignored. The hit ends here unless another sight was taken or lost before. */
  lose(request: HitList, reason: LossReason): void {
    if (request === 0 || this.spares.has(request)) return;
    this.spares.set(request, this.tracker.copyHits(request));
    this.tracker.loseHits(request, reason);
  }
}
