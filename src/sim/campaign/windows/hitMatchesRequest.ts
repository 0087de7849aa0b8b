import type { HttpKey } from '../../../model/httpStats.ts';
import type { CaseViolation } from '../CaseKind.ts';
import type { WindowsRun } from './runWindowsCase.ts';

export const HIT_MATCHES_REQUEST = 'hit-matches-request';

/** Bytes beside the path in the text that stands for a request: the spaces before and behind it. */
const SPACES = 2;

/**
 * Every hit has the path of a request of the case, whole where it fits. A path that is told as cut is another endpoint
 * than the same path told as whole.
 */
export function checkHitMatchesRequest({ made, told, fragmentBytes }: WindowsRun): CaseViolation[] {
  if (told.length === 0) return [];
  const requests = made.connections.flatMap((connection) => connection.requests);
  const paths = new Set(requests.map(({ url }) => pathOf(url)));
  for (const key of told) {
    if (!paths.has(key.path)) return [violation(key, 'the path of a request', 'path of no request')];
    if (!key.fullPath && key.path.length + SPACES <= fragmentBytes)
      return [violation(key, 'the whole path', 'path cut')];
  }
  return [];
}

/** The addresses of cases: a scheme and a host, or neither. Without a path `/` is asked for. */
function pathOf(url: string): string {
  const [before = ''] = url.replace(/^http:\/\/[^/]*/, '').split('?');
  return before === '' ? '/' : before;
}

function violation({ path, fullPath }: HttpKey, expected: string, where: string): CaseViolation {
  const observed = `${fullPath ? '' : 'cut: '}${path}`;
  return { invariant: HIT_MATCHES_REQUEST, expected, observed, poll: 0, path: where };
}
