import type { ByteText } from '../../../../src/model/windows/byteText.ts';
import type { HttpDriver, HttpFlushAnswer } from '../../../../src/model/windows/http/DriverHttp.ts';
import { encodeDriverHttpRecord } from '../../../../src/model/windows/http/encodeDriverHttpRecord.ts';
import type { WindowsTransaction } from '../../../../src/model/windows/http/WindowsTransaction.ts';

/** A driver that answers what a test put in, then nothing. */
export class FakeHttpDriver implements HttpDriver {
  readonly answers: HttpFlushAnswer[] = [];
  readonly inputs: ByteText[] = [];
  readonly reads: number[] = [];
  isRefusing = false;

  /** Makes one flush call answer these transactions. */
  give(...transactions: readonly WindowsTransaction[]): this {
    const records = transactions.map((transaction) => encodeDriverHttpRecord({ transaction, fragmentSize: 0 }));
    this.answers.push({ data: records.join(''), hits: transactions.map(({ hits }) => hits) });
    return this;
  }

  fail(): this {
    this.answers.push({ error: true });
    return this;
  }

  control(_code: number, input: ByteText): boolean {
    this.inputs.push(input);
    return !this.isRefusing;
  }

  flush(bufferBytes: number): HttpFlushAnswer {
    this.reads.push(bufferBytes);
    return this.answers.shift() ?? { data: '' };
  }
}
