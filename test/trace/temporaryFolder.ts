import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of one test file; it goes with the last test. */
export function temporaryFolder(): { write: (name: string, bytes: Uint8Array) => string; path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'flowproof-trace-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: folder,
    write(name, bytes) {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      return file;
    },
  };
}
