import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type ImportedCapture, importCapture } from '../../../src/import/capture/importCapture.ts';
import { EMPTY_PROCESS_MAP, type ProcessMap } from '../../../src/import/capture/processes/ProcessMap.ts';
import type { RecordedEvent, RecordedKind } from '../../../src/model/events.ts';
import { validateTrace } from '../../../src/trace/validateTrace.ts';
import type { TraceHealth } from '../../../src/trace/TraceHealth.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'flowproof-pcap-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

export interface Imported extends ImportedCapture {
  readonly trace: Buffer;
}

export interface ImportOptions {
  readonly map?: ProcessMap;
  readonly hasAllSegments?: boolean;
}

/** Imports captures that are files already. */
export async function importFiles(
  captures: readonly { readonly namespace: string; readonly file: string }[],
  { map = EMPTY_PROCESS_MAP, hasAllSegments = false }: ImportOptions = {},
): Promise<Imported> {
  const results: ImportedCapture[] = [];
  const pieces: Buffer[] = [];
  const request = { captures, map, form: 'rows', hasAllSegments, isRedacted: true } as const;
  for await (const piece of importCapture(request, (imported) => results.push(imported))) pieces.push(piece);
  return { ...results[0]!, trace: Buffer.concat(pieces) };
}

/** Imports captures by name of their namespace. */
export async function importBytes(
  captures: Readonly<Record<string, Buffer>>,
  options: ImportOptions = {},
): Promise<Imported> {
  const files = Object.entries(captures).map(([namespace, bytes]) => {
    const file = path.join(scratch, `${namespace}.pcap`);
    writeFileSync(file, bytes);
    return { namespace, file };
  });
  return importFiles(files, options);
}

/** The events of a trace that must be valid, and how far it can be believed. */
export async function readBack(trace: Buffer): Promise<{
  readonly events: readonly RecordedEvent[];
  readonly health: TraceHealth;
  readonly problems: readonly string[];
}> {
  const file = path.join(scratch, 'out.msgpack');
  writeFileSync(file, trace);
  const { trace: loaded, problems } = await validateTrace(file);
  return { events: loaded.events.map(({ event }) => event), health: loaded.health, problems };
}

/** Imports one capture of the host and reads the trace back. */
export async function eventsOf(capture: Buffer, options: ImportOptions = {}) {
  const imported = await importBytes({ host: capture }, options);
  const { events, health, problems } = await readBack(imported.trace);
  const ofKind = <K extends RecordedKind>(kind: K) =>
    events.filter((event): event is Extract<RecordedEvent, { kind: K }> => event.kind === kind);
  return { counts: imported.counts, events, health, problems, ofKind, files: imported.files };
}
