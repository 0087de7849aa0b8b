import path from 'node:path';
import { UsageError } from '../errors.ts';
import type { NamedCapture } from '../import/capture/mergeCaptures.ts';

/**
 * The captures of a command line: plain files, each of a namespace named like the file without its endings, and
 * `NAMESPACE=FILE` options, of which several may be of one namespace.
 *
 * @throws UsageError
 */
export function namedCaptures(files: readonly string[], options: readonly string[]): NamedCapture[] {
  const plain = files.map((file) => ({ namespace: path.basename(file).split('.')[0] || file, file }));
  const names = new Set(plain.map(({ namespace }) => namespace));
  if (names.size < plain.length) {
    throw new UsageError('two captures have one name', 'say which namespace each is of: --capture NAMESPACE=FILE');
  }
  const named = options.map((option) => {
    const equals = option.indexOf('=');
    const [namespace, file] = [option.slice(0, equals), option.slice(equals + 1)];
    if (equals < 1 || file === '') {
      throw new UsageError(`--capture ${option} is not of the form NAMESPACE=FILE`, 'write --capture host=host.pcap');
    }
    return { namespace, file };
  });
  const captures = [...named, ...plain];
  if (captures.length === 0) throw new UsageError('no capture is named', 'name a file, or --capture NAMESPACE=FILE');
  return captures;
}
