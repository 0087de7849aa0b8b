/** How a response says where its body ends. `eof`: it does not, the server closes the connection after it. */
export type BodyFraming = 'length' | 'chunked' | 'none' | 'eof';

/** What the server will answer to one request. */
export interface ResponsePlan {
  readonly status: number;
  readonly framing: BodyFraming;
  /** Size of the body, or of the first part of a streamed one. */
  readonly bytes: number;
  /** The server answers only when it is told to. */
  readonly holdsHeaders: boolean;
  /** The body goes on until the server is told to end it; chunked only. */
  readonly isStream: boolean;
  /** The response says `Connection: close`, and the server closes after it. */
  readonly closesConnection: boolean;
  /** How long the server takes to answer, in ns. */
  readonly answerDelayNs: number;
}

/** A small response that comes at once. */
export const PLAIN_RESPONSE: ResponsePlan = {
  status: 200,
  framing: 'length',
  bytes: 100,
  holdsHeaders: false,
  isStream: false,
  closesConnection: false,
  answerDelayNs: 0,
};

const SWITCHING_PROTOCOLS = 101;
const NO_CONTENT = 204;
const NOT_MODIFIED = 304;

/** Whether the response turns the connection over to the caller, who then owns the socket. */
export function handsConnectionOver({ status }: ResponsePlan, method: string): boolean {
  return status === SWITCHING_PROTOCOLS || (method === 'CONNECT' && status >= 200 && status < 300);
}

/**
 * Whether the client sees a body. A chunked body of no bytes is one: only reading it tells that it is empty.
 *
 * @upstream golang/go src/net/http/transport.go persistConn.readLoop (hasBody) @ go1.19.8
 */
export function hasBody({ status, framing, bytes }: ResponsePlan, method: string): boolean {
  if (method === 'HEAD' || status === NO_CONTENT || status === NOT_MODIFIED) return false;
  return framing !== 'none' && !(framing === 'length' && bytes === 0);
}
