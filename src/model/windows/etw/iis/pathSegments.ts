import { AgentCrash } from '../../AgentCrash.ts';
import type { ByteText } from '../../byteText.ts';
import { cleanWindowsPath, splitWindowsPath } from './windowsPath.ts';

/**
 * Segments of a path, outermost first: `/app2/app3/x` has `app2`, `app3`, `x`.
 *
 * The agent cuts off the last segment until a single separator is left. A path that never gets there (empty, `*`,
 * `a/b`, a drive, anything that begins with two separators) recurses until the stack is used up, which ends the
 * process; kept on purpose.
 *
 * @throws AgentCrash for such a path
 * @upstream datadog-agent pkg/util/winutil/iisconfig/tagtree.go splitPaths @ c45d449
 */
export function pathSegments(path: ByteText): ByteText[] {
  const segments: ByteText[] = [];
  let cleaned = cleanWindowsPath(path);
  while (cleaned !== '\\') {
    const { folder, name } = splitWindowsPath(cleaned);
    const next = cleanWindowsPath(folder);
    // What does not become shorter never ends; a device path even grows with every step.
    if (next.length >= cleaned.length) {
      throw new AgentCrash(
        'stack-overflow',
        'pkg/util/winutil/iisconfig/tagtree.go splitPaths',
        'the path of a request cannot be split into segments',
      );
    }
    segments.push(name);
    cleaned = next;
  }
  return segments.toReversed();
}
