import { FIRST_CHOICES } from '../../model/choices.ts';
import type { Address } from '../../model/connStats.ts';
import { addressBytes, addressText } from '../../model/kernel/addressBytes.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import { bytesOfHex, type ByteText, hexOfBytes } from '../../model/windows/byteText.ts';
import { DriverHttp, type HttpDriver, type HttpFlushAnswer } from '../../model/windows/http/DriverHttp.ts';
import type { DriverHttpRecord } from '../../model/windows/http/driverHttpRecord.ts';
import type { DriverHttpSettings } from '../../model/windows/http/driverHttpSettings.ts';
import { WindowsHttpStats } from '../../model/windows/http/WindowsHttpStats.ts';
import { booleanOf, MalformedVectorError, numberOf, objectOf, objectsOf, textOf } from '../codec/fields.ts';
import { HTTP_TOLERANCE, httpAggregatesToJson } from '../codec/httpAggregate.ts';
import { windowsTransactionFromJson, windowsTransactionToJson } from '../codec/windowsTransaction.ts';
import { firstDifference } from '../compare.ts';
import type { Divergence, Json, JsonObject, Vector, VectorOp } from '../vector.ts';

/** Replays one vector of the area `windows-http-model`: the driver's records, transactions of HTTP.sys, and polls. */
export function runWindowsHttpModel(vector: Vector): Divergence | undefined {
  const subject = new Subject(vector.config);
  for (const [step, op] of vector.ops.entries()) {
    const before = subject.stats.telemetry.named();
    const answer = subject.apply(op);
    answer['aggregations'] = subject.stats.aggregationCount;
    answer['tel'] = Object.fromEntries(
      [...subject.stats.telemetry.named()].map(([name, value]) => [name, value - (before.get(name) ?? 0)]),
    );
    const difference = firstDifference(op.want, answer, { tolerance: HTTP_TOLERANCE });
    if (difference) return { step, op: op.op, ...difference };
  }
  return undefined;
}

/** The driver of a vector: hands out the batches of one operation, then nothing. */
class VectorDriver implements HttpDriver {
  answers: HttpFlushAnswer[] = [];
  /** Calls, as the vector writes them. */
  ioctls: Json[] = [];
  /** Bytes offered at each flush. */
  reads: number[] = [];

  control(code: number, input: ByteText): boolean {
    this.ioctls.push([`0x${code.toString(16)}`, hexOfBytes(input)]);
    return true;
  }

  flush(bufferBytes: number): HttpFlushAnswer {
    this.reads.push(bufferBytes);
    return this.answers.shift() ?? { data: '' };
  }
}

class Subject {
  readonly stats: WindowsHttpStats;
  readonly #settings: DriverHttpSettings;
  readonly #driver = new VectorDriver();
  readonly #http: DriverHttp;

  /** The settings of a vector are those after the configuration was adjusted. */
  constructor(config: JsonObject) {
    this.#settings = {
      maxTransactions: numberOf(config, 'maxTrackedHTTPConnections'),
      notificationThreshold: numberOf(config, 'notificationThreshold'),
      maxRequestFragment: numberOf(config, 'maxRequestFragment'),
    };
    this.#http = new DriverHttp(this.#driver, this.#settings);
    const replaceRules = objectsOf(config, 'replaceRules').map((rule) => ({
      pattern: textOf(rule, 'pattern'),
      repl: textOf(rule, 'repl'),
    }));
    this.stats = new WindowsHttpStats({
      profile: {
        joinerClock: 'wall',
        maxHttpStatsBuffered: numberOf(config, 'maxHTTPStatsBuffered'),
        quantization: booleanOf(config, 'enableQuantization'),
        connectionRollup: booleanOf(config, 'enableConnectionRollup'),
        replaceRules,
      },
      pathBufferBytes: this.#settings.maxRequestFragment,
      choices: FIRST_CHOICES,
    });
  }

  apply(op: VectorOp): JsonObject {
    switch (op.op) {
      case 'setup':
        this.#driver.ioctls = [];
        this.#http.enable();
        return { ioctls: this.#driver.ioctls };
      case 'driverRead':
        this.#driver.answers = objectsOf(op, 'batches').map(answerFromJson);
        this.#driver.reads = [];
        return { tx: this.#processAll(this.#http.readAll().flat()), reads: this.#driver.reads };
      case 'tx': {
        const transaction = windowsTransactionFromJson(objectOf(op, 'tx') ?? {});
        this.stats.process(transaction);
        return { tx: [windowsTransactionToJson(transaction, this.#settings.maxRequestFragment)] };
      }
      case 'flush':
        return { stats: httpAggregatesToJson([...this.stats.getAndResetAllStats().values()].map(asShown)) };
      case 'advance':
        return {};
      default:
        throw new MalformedVectorError(`unknown operation ${op.op}`);
    }
  }

  #processAll(records: readonly DriverHttpRecord[]): Json[] {
    return records.map(({ transaction, fragmentSize }) => {
      this.stats.process(transaction);
      return { ...windowsTransactionToJson(transaction, this.#settings.maxRequestFragment), fragmentSize };
    });
  }
}

function answerFromJson(batch: JsonObject): HttpFlushAnswer {
  return booleanOf(batch, 'error') ? { error: true } : { data: bytesOfHex(textOf(batch, 'data')) };
}

/** An aggregate with the addresses of its key as the agent prints them. */
function asShown({ key, stats }: HttpAggregate): HttpAggregate {
  return { key: { ...key, srcIp: shownAddress(key.srcIp), dstIp: shownAddress(key.dstIp) }, stats };
}

/**
 * A key keeps an address as two 64-bit halves without its family. When printed, one whose upper half is zero is taken
 * for IPv4, of which the first four bytes of the lower half are left: `::ffff:10.0.0.1` becomes `0.0.255.255`.
 */
function shownAddress(address: Address): Address {
  const bytes = addressBytes(address);
  if (bytes.length === 4 || bytes.subarray(0, 8).some((byte) => byte !== 0)) return address;
  return addressText(bytes.subarray(8, 12));
}
