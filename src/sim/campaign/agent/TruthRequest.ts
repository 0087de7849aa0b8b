import type { Wire } from './Wire.ts';
import type { PacketView } from '../../../scenarios/agent/AgentCase.ts';

/** One request as it really was. */
export interface TruthRequest {
  /** Its number in the ledger. */
  readonly transaction: number;
  readonly wire: Wire;
  /** Ends of its connection on this host: each is to report it. */
  readonly sides: number;
  readonly path: number;
  readonly view: PacketView;
  /** As the CPU that saw it has it; likewise the times of its answers. */
  readonly startedMs: number;
  readonly isTls: boolean;
  /** Of its TLS library; where both ends have one, what their tags have in common. */
  readonly tags: bigint;
  /** Likewise of the libraries that its answers went through, all together. */
  answerTags: bigint;
  /** Both ends of the connection have a hooked library. */
  readonly isSeenTwice: boolean;
  /** Final and interim statuses, and when each was sent. */
  readonly answers: { readonly status: number; readonly atMs: number }[];
  isAnswered: boolean;
  /** An end of the connection was seen under the request's tuple, before any close. */
  isEnded: boolean;
  /** That end is one which the kernel may not have taken for one. */
  isEndUnsure: boolean;
  /** A socket of the connection was closed, so that the agent may have given the connection up. */
  isAbandoned: boolean;
}

/** Whether an answer looks as old as the request or older, because the clocks of the CPUs that saw them differ. */
export function looksAnsweredBefore({ answers, startedMs }: TruthRequest): boolean {
  return answers.some(({ atMs }) => atMs <= startedMs);
}

/** Methods and paths of requests, by number. */
export const CASE_REQUESTS: readonly { readonly method: number; readonly path: string; readonly text: string }[] = [
  { method: 1, path: '/a', text: 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n' },
  { method: 2, path: '/b', text: 'POST /b HTTP/1.1\r\nHost: x\r\n\r\n' },
  { method: 1, path: '/c', text: 'GET /c HTTP/1.1\r\nHost: x\r\n\r\n' },
];

const RESPONSES = new Map<number, string>();

/** The first bytes of a response. */
export function responseText(status: number): string {
  let text = RESPONSES.get(status);
  if (text === undefined) {
    text = `HTTP/1.1 ${status} X\r\nServer: x\r\n\r\n`;
    RESPONSES.set(status, text);
  }
  return text;
}
