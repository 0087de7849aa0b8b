/**
 * Open defects of the real agent that generated cases reach with every historic bug fixed: what goes wrong, and what a
 * case must hold for a violation in it to be called `known:<id>`. Listed in docs/fuzz.md.
 */
export const KNOWN_DEFECTS = {
  'cookie-collision': {
    what: 'of two connections with one cookie the state keeps one; the agent counts that it did',
    asks: 'the counter of cookie collisions has moved',
  },
  'cookie-of-late-close': {
    what: 'a close that comes late or never leaves a baseline, and another connection with its cookie meets it',
    asks: 'cookies of 32 bits, and a close that was lost or is read late',
  },
  'double-close-report': {
    what: 'a failed connection is reported by the end that the kernel saw, and again by the close of the application',
    asks: 'a connection failed on the tuple',
  },
  'end-not-taken-for-one': {
    what: 'a closed socket takes the knowledge along that it was HTTP: the next empty FIN does not send what waits',
    asks: 'a half waited under the tuple when a socket was closed, and the next message there was FIN or RST',
  },
  'expiry-removes-successor': {
    what: 'idle connections are removed by tuple: one that took it meanwhile goes, with the baseline of the one before',
    asks: 'inside one poll that expires something: an idle socket closed, and another opened on its tuple',
  },
  'flush-before-snapshot': {
    what: 'pending closes are read before open connections: a close between the two is in neither',
    asks: 'closes in batches, and a close inside a poll',
  },
  'halves-of-other-exchanges': {
    what: 'halves of requests and responses meet by client port and time alone, also those of two exchanges',
    asks: 'halves of the client port that, taken in the order of their times, do not belong together',
  },
  'idle-half-swept': {
    what: 'a half that is idle in the kernel is swept without a word, and what it belongs to meets another one',
    asks: 'a half of the client port waited in the kernel for longer than idle ones are kept',
  },
  'interim-response': {
    what: 'an answer below 200 completes the request, and the final one is left alone',
    asks: 'such an answer on the client port',
  },
  'mirrored-tuple-claims-again': {
    what: 'a second process on a tuple claims HTTP data once more, because the first claim came from the other end',
    asks: 'both ends on the host, and a tuple that two processes or two connections had',
  },
  pipelining: {
    what: 'a request that follows before the answer shifts all pairs of the connection by one',
    asks: 'such a request on the client port',
  },
  'proxy-pid-taken-over': {
    what: 'a pid that waits for its address stays a docker-proxy without a new look, whoever has it by then',
    asks: 'the pid of a docker-proxy has passed on, and no docker-proxy used the connection',
  },
  'queued-close-misses-poll': {
    what: 'a poll does not wait for closes that are still in the kernel buffer',
    asks: 'closes that are read late',
  },
  'queued-events-miss-poll': {
    what: 'a poll does not wait for HTTP events that are still on their way',
    asks: 'halves, and pages that are read late or filled between two polls',
  },
  'retransmits-return-from-zero': {
    what: 'the counter of a shared socket goes to whichever process comes first: one that reads 0 once counts again',
    asks: 'a socket that two processes used',
  },
  'sequence-map-full': {
    what: 'the full map of sequence numbers forgets new directions, and copies of segments are no longer recognised',
    asks: 'that map has refused an entry',
  },
  'service-of-next-process': {
    what: 'the service is looked up by pid when a payload comes: hits of an ended process go to the next one',
    asks: 'a later process with a pid of the connection, which has not used it',
  },
  'third-client-doubles-stats': {
    what: 'three or more clients share one statistics object, which is added up once for each',
    asks: 'three clients at one time',
  },
  'tls-both-ends': {
    what: 'libraries hooked at both ends of a connection make two hits of one request',
    asks: 'such a request on the client port',
  },
  'totals-return-after-expiry': {
    what: 'an idle connection is given up with its baseline; the last record of its socket has all retransmits again',
    asks: 'a socket that a poll could give up was closed later, and no more told twice than it has sent again',
  },
  'transaction-map-full': {
    what: 'the full map of transactions refuses a message without a word, and what it belongs to meets another one',
    asks: 'that map has refused an entry, and can have been full at a message of the client port',
  },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly asks: string }>>;

/** Name of an open defect. */
export type KnownDefect = keyof typeof KNOWN_DEFECTS;
