import { read } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, createGunzip, type Gunzip } from 'node:zlib';
import { FileMissingError, FileUnreadableError } from '../errors.ts';

/**
 * How a stream of bytes ended. `cut` and `damaged` happen only inside gzip; a plain file has no end mark of its own.
 */
export type BytesEnd = 'whole' | 'cut' | 'damaged';

/** The bytes of a file in pieces, unpacked when it is gzipped (which its first bytes say, not its name). */
export interface OpenBytes {
  readonly isGzip: boolean;
  /** Known when `chunks` is done. All that could be unpacked before the end has been handed out by then. */
  end: BytesEnd | undefined;
  /** A chunk lasts until the next one is asked for. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** What the file name `-` stands for. */
const STANDARD_INPUT_FD = 0;
const readDescriptor = promisify(read);

/** Something that bytes are read from. */
interface ByteSource {
  readonly fd: number;
  /** Whether bytes may be read before they are asked for: from a pipe that could wait for ever. */
  readonly isFile: boolean;
  close(): Promise<void>;
}

/** Bytes per read of a plain file. */
const CHUNK_BYTES = 256 * 1024;
/** Packed bytes per step. Deflate packs at most about 1:1032, so one step unpacks to 68 MB at the very most. */
const PACKED_BYTES = 64 * 1024;

/**
 * Opens a file (`-` is standard input) for reading in pieces; it is closed when `chunks` ends or is left.
 *
 * @throws FileMissingError or FileUnreadableError, also from `chunks`
 */
export async function openBytes(file: string): Promise<OpenBytes> {
  const handle = await reading(file, () => openSource(file));
  let first: Buffer;
  try {
    first = await reading(file, () => readChunk(handle, Buffer.allocUnsafe(CHUNK_BYTES)));
  } catch (error) {
    await handle.close();
    throw error;
  }
  const isGzip = first.length > 0 && first[0] === 0x1f && (first.length === 1 || first[1] === 0x8b);
  const opened: OpenBytes = { isGzip, end: undefined, chunks: chunksOf() };
  return opened;

  async function* chunksOf(): AsyncGenerator<Buffer> {
    try {
      const plain = plainChunks(file, handle, first);
      if (isGzip) opened.end = yield* gunzipChunks(plain);
      else yield* plain;
      opened.end ??= 'whole';
    } finally {
      await handle.close();
    }
  }
}

/** Standard input may be a pipe or a socket, which cannot be opened by a name; it stays open. */
async function openSource(file: string): Promise<ByteSource> {
  if (file === '-') return { fd: STANDARD_INPUT_FD, isFile: false, close: async () => {} };
  const handle = await open(file, 'r');
  return { fd: handle.fd, isFile: (await handle.stat()).isFile(), close: () => handle.close() };
}

/** Reads a file one chunk ahead, into two buffers that take turns. */
async function* plainChunks(file: string, handle: ByteSource, first: Buffer): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)] as const;
  let ahead: Promise<Buffer> | undefined;
  let chunk = first;
  try {
    for (let turn = 0; chunk.length > 0; turn += 1) {
      const into = turn % 2 === 0 ? buffers[0] : buffers[1];
      ahead = handle.isFile ? readChunk(handle, into) : undefined;
      // A failure is thrown where the chunk is awaited; until then it must not count as unhandled.
      ahead?.catch(() => {});
      yield chunk;
      chunk = await reading(file, () => ahead ?? readChunk(handle, into));
    }
  } finally {
    // The file must not be closed under a read.
    await ahead?.catch(() => {});
  }
}

async function readChunk(handle: ByteSource, into: Buffer): Promise<Buffer> {
  const { bytesRead } = await readDescriptor(handle.fd, into, 0, into.length, null);
  return into.subarray(0, bytesRead);
}

/**
 * Unpacks chunk by chunk. The input is fed by hand, one chunk at a time, because a stream in a pipe drops what it has
 * already unpacked when the end turns out to be missing.
 */
async function* gunzipChunks(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer, BytesEnd> {
  const gunzip = createGunzip({ chunkSize: PACKED_BYTES });
  let unpacked: Buffer[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  let isEnded = false;
  gunzip.on('end', () => {
    isEnded = true;
  });
  gunzip.on('data', (chunk: Buffer) => unpacked.push(chunk));
  gunzip.on('error', (error: NodeJS.ErrnoException) => {
    failure = error;
  });
  try {
    for await (const chunk of packed) {
      for (let from = 0; from < chunk.length; from += PACKED_BYTES) {
        await feed(gunzip, chunk.subarray(from, from + PACKED_BYTES));
        yield* unpacked;
        unpacked = [];
        // An end before the end of the input means that something stands behind the packed data.
        if (failure || isEnded) return 'damaged';
      }
    }
    await finish(gunzip);
    yield* unpacked;
    if (!failure) return 'whole';
    return failure.errno === constants.Z_BUF_ERROR ? 'cut' : 'damaged';
  } finally {
    gunzip.destroy();
  }
}

function feed(gunzip: Gunzip, chunk: Buffer): Promise<void> {
  // At bytes behind its end gunzip stops without answering the write.
  return settled(gunzip, (resolve) => gunzip.write(chunk, resolve));
}

function finish(gunzip: Gunzip): Promise<void> {
  return settled(gunzip, () => gunzip.end());
}

/** Waits until the action calls back, or the stream ends, or it fails. */
function settled(gunzip: Gunzip, action: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      gunzip.off('end', done).off('error', done);
      resolve();
    };
    gunzip.once('end', done).once('error', done);
    action(done);
  });
}

async function reading<T>(file: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw code === 'ENOENT' ? new FileMissingError(file) : new FileUnreadableError(file, code);
  }
}
