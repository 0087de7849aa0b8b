import type { Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OutputUnwritableError } from '../errors.ts';

const NEW_FILE_MODE = 0o666;

/**
 * Writes a file as a whole or not at all: the bytes go to a file beside it, which takes its place when all of them are
 * on the disk. So a file that was there stays as it is when something fails. A name that ends in `.gz` is gzipped. What
 * is no plain file (a pipe, a device) is written to directly.
 *
 * @throws OutputUnwritableError; and whatever `pieces` throws
 */
export async function replaceFile(file: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const old = await writing(file, () => statOf(file));
  if (old && !old.isFile()) {
    const handle = await writing(file, () => open(file, 'w'));
    await writeAll(file, handle, pieces);
    return;
  }
  // A link stays a link: what it points to is replaced.
  const target = old ? await writing(file, () => realpath(file)) : file;
  const beside = `${target}.${process.pid}.part`;
  const handle = await writing(file, () => open(beside, 'wx', old ? old.mode & 0o777 : NEW_FILE_MODE));
  try {
    await writeAll(file, handle, pieces);
    await writing(file, () => rename(beside, target));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeAll(file: string, handle: FileHandle, pieces: AsyncIterable<Buffer>): Promise<void> {
  const write = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await writing(file, () => handle.appendFile(chunk));
  };
  try {
    if (file.endsWith('.gz')) await pipeline(Readable.from(pieces), createGzip(), write);
    else await write(pieces);
    if ((await handle.stat()).isFile()) await writing(file, () => handle.sync());
  } finally {
    await handle.close();
  }
}

/** @returns `undefined` when there is no such file */
async function statOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writing<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new OutputUnwritableError(file, codeOf(error));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
