import { type ConnStats, UDP } from '../connStats.ts';
import type { TracerHost } from './TracerHost.ts';

/**
 * Asks conntrack again for connections that were too short for it: their close was handled before their translation was
 * registered.
 *
 * Agents from November 2021 to August 2022 did this at the end of a poll.
 *
 * @param conns - the records of a payload; those that find a translation are changed
 * @upstream datadog-agent pkg/network/tracer/tracer.go @ 28993b2
 */
export function lookUpTranslationsAgain(conns: readonly ConnStats[], host: TracerHost): void {
  for (const conn of conns) {
    const isOfThisInterval = conn.last.tcpEstablished > 0 && conn.last.tcpClosed > 0;
    if (conn.ipTranslation === undefined && (conn.type === UDP || isOfThisInterval)) {
      conn.ipTranslation = host.translationOf(conn);
    }
  }
}
