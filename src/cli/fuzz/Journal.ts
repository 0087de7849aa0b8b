import { closeSync, fdatasync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { OutputUnwritableError } from '../../errors.ts';
import { toJson } from '../../report/json.ts';
import { JOURNAL_FILE, JOURNAL_FORMAT, type JournalEntry, type LineFrame } from './journalLines.ts';

const SYNC_EVERY_MS = 1000;
const NEWLINE = 10;

/**
 * The append-only journal of a directory of findings. A line is handed to the system in one piece, so that a process
 * that is killed leaves whole lines; it is on the disk a second later.
 */
export class Journal {
  private readonly file: string;
  private readonly campaign: string;
  private readonly descriptor: number;
  private timer: NodeJS.Timeout | undefined;

  /** @throws OutputUnwritableError */
  constructor(directory: string) {
    this.file = path.join(directory, JOURNAL_FILE);
    this.campaign = `${Date.now()}-${process.pid}`;
    this.descriptor = this.guard(() => openSync(this.file, 'a+'));
    if (this.endsInsideLine()) this.write('\n');
  }

  /** @throws OutputUnwritableError for example when the disk is full */
  append(entry: JournalEntry): void {
    const frame: LineFrame = { format: JOURNAL_FORMAT, campaign: this.campaign, atMs: Date.now() };
    this.write(`${toJson({ ...frame, ...entry })}\n`);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // A disk that cannot be synced cannot be written either; the next line says so.
      fdatasync(this.descriptor, () => {});
    }, SYNC_EVERY_MS).unref();
  }

  /** Brings everything to the disk. */
  close(): void {
    clearTimeout(this.timer);
    try {
      fdatasyncSync(this.descriptor);
    } catch {
      // A device or a pipe in place of the file cannot be synced, and needs not be.
    }
    closeSync(this.descriptor);
  }

  private write(text: string): void {
    const bytes = Buffer.from(text);
    this.guard(() => {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.descriptor, bytes, written);
    });
  }

  /** Whether an earlier writer, or the disk under it, was cut inside a line. */
  private endsInsideLine(): boolean {
    const { size } = fstatSync(this.descriptor);
    if (size === 0) return false;
    const last = Buffer.alloc(1);
    this.guard(() => readSync(this.descriptor, last, 0, 1, size - 1));
    return last[0] !== NEWLINE;
  }

  private guard<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw new OutputUnwritableError(this.file, (error as NodeJS.ErrnoException).code ?? 'unknown');
    }
  }
}
