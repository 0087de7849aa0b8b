/**
 * What belongs together on one host may be recorded this far apart: the two ends of a connection, the time of an event
 * and that of its number. Larger than needed: it only makes a verdict more careful.
 */
export const SLACK_NS = 100_000_000;

/** A recorder tells a loss within this time, so of the last of it before a cut nobody knows whether it lost events. */
const LOSS_TOLD_NS = 200_000_000;

/** How long before a cut a flow must have ended for all of it to be there. */
export const CUT_SLACK_NS = SLACK_NS + LOSS_TOLD_NS;
