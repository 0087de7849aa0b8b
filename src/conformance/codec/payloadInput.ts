import type { DnsStats, DnsStatsByName } from '../../model/connStats.ts';
import type { HttpAggregate } from '../../model/usm/httpAggregates.ts';
import { joinHttp } from '../../model/join/joinHttp.ts';
import { byteTextOf } from '../../payload/byteText.ts';
import type { EncodableConn, EncodablePayload, PayloadSettings } from '../../payload/encode/EncodablePayload.ts';
import { messageOf } from '../../payload/schema/anyMessage.ts';
import { RUNTIME_COMPILATION_TELEMETRY } from '../../payload/schema/connections.ts';
import type { JsonObject } from '../vector.ts';
import { connFromJson } from './conn.ts';
import { bigintOf, booleanOf, numberOf, objectOf, objectsOf, textOf, textsOf, toBigint, toNumber } from './fields.ts';
import { httpAggregateFromJson } from './httpAggregate.ts';
import { joinSettings } from './joinSettings.ts';

const EPHEMERAL = new Map([
  ['yes', 1],
  ['no', 2],
]);

/** Reads what a payload is made of, and joins its HTTP data. */
export function payloadFromJson(input: JsonObject, config: JsonObject): EncodablePayload {
  const conns = objectsOf(input, 'conns').map(encodableConn);
  const stats = conns.map((conn) => conn.stats);
  const settings = joinSettings(config);
  const agent = objectOf(config, 'agent') ?? {};
  return {
    conns,
    http: joinHttp(stats, aggregatesOf(input, 'http'), settings),
    http2: joinHttp(stats, aggregatesOf(input, 'http2'), settings),
    dns: new Map(
      Object.keys(objectOf(input, 'dns') ?? {}).map((ip) => [ip, textsOf(objectOf(input, 'dns') ?? {}, ip)]),
    ),
    agentConfiguration: {
      npmEnabled: booleanOf(agent, 'npm'),
      usmEnabled: booleanOf(agent, 'usm'),
      ccmEnabled: booleanOf(agent, 'ccm'),
      csmEnabled: booleanOf(agent, 'csm'),
    },
    telemetry: telemetryOf(input),
  };
}

/** Reads the settings of the encoder; its defects are always on in the vectors. */
export function payloadSettings(config: JsonObject): PayloadSettings {
  return {
    platform: config['platform'] === 'windows' ? 'windows' : 'linux',
    collectDnsDomains: booleanOf(config, 'collectDNSDomains'),
    dnsByQueryType: booleanOf(config, 'dnsByQueryType'),
    singleFailureEntry: true,
    stackBeforeUsmTags: true,
  };
}

function encodableConn(json: JsonObject): EncodableConn {
  return {
    stats: { ...connFromJson(json), dnsStats: dnsOf(json) },
    sportEphemeral: EPHEMERAL.get(textOf(json, 'sportEphemeral')) ?? 0,
    staticTags: bigintOf(json, 'staticTags'),
    tags: textsOf(json, 'connTags'),
    route: textOf(json, 'route'),
  };
}

/** A path is given as text or, when it is not UTF-8, as hexadecimal digits; the model holds a character per byte. */
function aggregatesOf(input: JsonObject, field: string): HttpAggregate[] {
  return objectsOf(input, field).map((json) => {
    const aggregate = httpAggregateFromJson(json);
    const hex = textOf(json, 'pathHex');
    const bytes = hex === '' ? Buffer.from(textOf(json, 'path'), 'utf8') : Buffer.from(hex, 'hex');
    return { ...aggregate, key: { ...aggregate.key, path: byteTextOf(bytes) } };
  });
}

function dnsOf(json: JsonObject): DnsStatsByName {
  const byName: DnsStatsByName = new Map();
  for (const record of objectsOf(json, 'dns')) {
    const byType = byName.get(textOf(record, 'name')) ?? new Map<number, DnsStats>();
    byName.set(textOf(record, 'name'), byType);
    const counts = Object.entries(objectOf(record, 'countByRcode') ?? {});
    byType.set(numberOf(record, 'qtype'), {
      timeouts: numberOf(record, 'timeouts'),
      successLatencySum: bigintOf(record, 'successLatencySum'),
      failureLatencySum: bigintOf(record, 'failureLatencySum'),
      countByRcode: new Map(counts.map(([rcode, count]) => [Number(rcode), toNumber(count, 'countByRcode')])),
    });
  }
  return byName;
}

function telemetryOf(input: JsonObject): EncodablePayload['telemetry'] {
  const telemetry = Object.entries(objectOf(input, 'telemetry') ?? {});
  const core = Object.entries(objectOf(input, 'core') ?? {});
  const compilation = objectOf(input, 'compilation') ?? {};
  return {
    connTelemetryMap: new Map(telemetry.map(([name, value]) => [name, toBigint(value, name)])),
    CORETelemetryByAsset: new Map(core.map(([asset, value]) => [asset, toNumber(value, asset)])),
    kernelHeaderFetchResult: numberOf(input, 'kernelHeaderFetchResult'),
    PrebuiltEBPFAssets: [...textsOf(input, 'prebuiltAssets')],
    compilationTelemetryByAsset: new Map(
      Object.keys(compilation).map((asset) => {
        const entry = objectOf(compilation, asset) ?? {};
        const message = messageOf(RUNTIME_COMPILATION_TELEMETRY, {
          runtimeCompilationEnabled: booleanOf(entry, 'enabled'),
          runtimeCompilationResult: numberOf(entry, 'result'),
          runtimeCompilationDuration: bigintOf(entry, 'durationNs'),
        });
        return [asset, message];
      }),
    ),
  };
}
