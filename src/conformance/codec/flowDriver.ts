import { bytesOfHex } from '../../model/windows/byteText.ts';
import type { DriverAnswer, FlowDriver, FlowTableName, ReadResult } from '../../model/windows/flows/FlowDriver.ts';
import { flowRowSize } from '../../model/windows/flows/flowRow.ts';
import type { JsonObject } from '../vector.ts';
import { MalformedVectorError, numberOf, objectsOf, textOf, textsOf } from './fields.ts';

const RESULTS: readonly ReadResult[] = ['ok', 'more', 'none', 'error'];

/** A driver that gives the answers of a vector's operation; after the last one it has no more items. */
export class ScriptedFlowDriver implements FlowDriver {
  /** Sizes of the buffers offered since the script was set, bytes. */
  readonly offered: Record<FlowTableName, number[]> = { open: [], closed: [] };
  private answers: Record<FlowTableName, DriverAnswer[]> = { open: [], closed: [] };

  /** @param op - an operation with the lists `open` and `closed` */
  setScript(op: JsonObject): void {
    this.answers = { open: objectsOf(op, 'open').map(answerOf), closed: objectsOf(op, 'closed').map(answerOf) };
    this.offered.open = [];
    this.offered.closed = [];
  }

  read(table: FlowTableName, bufferBytes: number): DriverAnswer {
    this.offered[table].push(bufferBytes);
    return this.answers[table].shift() ?? { rows: '', result: 'none' };
  }
}

function answerOf(round: JsonObject): DriverAnswer {
  const result = RESULTS.find((name) => name === textOf(round, 'result'));
  if (result === undefined) throw new MalformedVectorError(`field result: unknown ${textOf(round, 'result')}`);
  const blank = '\0'.repeat(numberOf(round, 'blankRows') * flowRowSize(0x17));
  return { rows: textsOf(round, 'rows').map(bytesOfHex).join('') + blank, result };
}
