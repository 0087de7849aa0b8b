import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinHttp } from '../../../src/model/join/joinHttp.ts';
import type { JoinedConn } from '../../../src/model/join/UsmConnectionIndex.ts';
import type { HttpAggregate } from '../../../src/model/usm/httpAggregates.ts';
import { aggregate, conn, countOf, key, LINUX, WINDOWS } from './joinInputs.ts';

const endpoints = fc.constantFrom('10.0.0.1:40000', '10.0.0.1:80', '10.0.0.2:40001', '10.0.0.2:80', '127.0.0.1:80');
const nats = fc.option(fc.record({ replSrc: endpoints, replDst: endpoints }), { nil: undefined });
const conns = fc.array(
  fc.tuple(endpoints, endpoints, nats).map((ends) => conn(...ends)),
  { maxLength: 20 },
);
const statuses = fc.array(fc.constantFrom(200, 404), { maxLength: 4 });
const data = fc.uniqueArray(
  fc.tuple(endpoints, endpoints, fc.constantFrom('/a', '/b'), statuses).map(([client, server, path, codes]) => ({
    id: `${client}|${server}|${path}`,
    value: aggregate(key(client, server), path, codes),
  })),
  { selector: ({ id }) => id, maxLength: 15 },
);
const settings = fc
  .tuple(fc.constantFrom(LINUX, WINDOWS), fc.boolean())
  .map(([base, usmConnectionRollup]) => ({ ...base, usmConnectionRollup }));

describe('conservation laws of the join', () => {
  it('law 1: every group is claimed or orphaned, and orphans are counted in aggregates', () => {
    fc.assert(
      fc.property(conns, data, settings, (records, entries, chosen) => {
        const aggregates = entries.map(({ value }) => value);
        const { outcomes, orphanAggregations, usmConnections } = joinHttp(records, aggregates, chosen);
        const orphans = outcomes.filter(({ group }) => !group.claimed);
        expect(outcomes.length).toBe(usmConnections);
        expect(orphans.flatMap(({ group }) => group.elements).length).toBe(orphanAggregations);
        expect(outcomes.flatMap(({ group }) => group.elements).length).toBe(aggregates.length);
      }),
    );
  });

  it('law 2: a group is carried by its first claimant and by records with mirrored ports, by nobody else', () => {
    fc.assert(
      fc.property(conns, data, settings, (records, entries, chosen) => {
        const joined = joinHttp(
          records,
          entries.map(({ value }) => value),
          chosen,
        );
        for (const { group } of joined.outcomes) {
          const carriers = joined.attachments.filter((attachment) => attachment.group === group);
          const others = carriers.slice(1).map(({ connIndex }) => records[connIndex]!);
          for (const { sport, dport } of others) {
            expect([sport, dport]).toEqual([group.claimantDport, group.claimantSport]);
          }
          expect(group.claimed).toBe(carriers.length > 0);
        }
      }),
    );
  });

  it('law 3: the hits of a payload are, for each group, its count times its sections', () => {
    fc.assert(
      fc.property(conns, data, settings, (records, entries, chosen) => {
        const joined = joinHttp(
          records,
          entries.map(({ value }) => value),
          chosen,
        );
        const written = joined.attachments.reduce((sum, { group }) => sum + countOf(group.elements), 0);
        const expected = joined.outcomes.reduce((sum, { group }) => {
          const sections = joined.attachments.filter((attachment) => attachment.group === group).length;
          return sum + countOf(group.elements) * sections;
        }, 0);
        expect(written).toBe(expected);
      }),
    );
  });

  it('law 4: with one client and one server record for each key, each side reports every hit once', () => {
    const pairs = fc.uniqueArray(fc.integer({ min: 32_768, max: 60_999 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(pairs, fc.array(statuses, { minLength: 20, maxLength: 20 }), (ports, codes) => {
        const records: JoinedConn[] = [];
        const aggregates: HttpAggregate[] = [];
        for (const [index, port] of ports.entries()) {
          const [client, server] = [`127.0.0.1:${port}`, '127.0.0.1:8085'];
          records.push(conn(client, server), conn(server, client));
          aggregates.push(aggregate(key(client, server), '/daniel', codes[index]!));
        }
        const { attachments } = joinHttp(records, aggregates, LINUX);
        for (const wanted of ['client', 'server']) {
          const hits = attachments.filter(({ side }) => side === wanted).map(({ group }) => countOf(group.elements));
          expect(hits.reduce((sum, count) => sum + count, 0)).toBe(countOf(aggregates));
        }
      }),
    );
  });
});
