import { isIP } from 'node:net';
import type { FailAt } from './failAt.ts';

/** Reads `10.0.0.1:80` or `[::1]:80`. */
export function convertEndpoint(text: string, at: readonly (string | number)[], fail: FailAt) {
  const colon = text.lastIndexOf(':');
  const port = Number(text.slice(colon + 1));
  if (port < 1 || port > 65_535) fail(at, `port ${port} is not between 1 and 65535`);
  return { address: knownAddress(text.slice(0, colon).replace(/^\[|\]$/g, ''), at, fail), port };
}

/** Refuses what is no IP address. */
export function knownAddress(text: string, at: readonly (string | number)[], fail: FailAt): string {
  return isIP(text) === 0 ? fail(at, `\`${text}\` is no IP address`) : text;
}
