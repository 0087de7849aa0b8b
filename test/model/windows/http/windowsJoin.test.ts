import { describe, expect, it } from 'vitest';
import { FIRST_CHOICES } from '../../../../src/model/choices.ts';
import { joinHttp } from '../../../../src/model/join/joinHttp.ts';
import { lookupKeys } from '../../../../src/model/join/lookupKeys.ts';
import { findProfile } from '../../../../src/model/profiles.ts';
import { WindowsHttpStats } from '../../../../src/model/windows/http/WindowsHttpStats.ts';
import { aggregate, conn, key, LINUX, WINDOWS } from '../../join/joinInputs.ts';
import { windowsTransaction } from './windowsTransactions.ts';

describe('joining HTTP data on Windows', () => {
  it('WH1: a row is looked up by exactly one key, in its own order', () => {
    expect(lookupKeys(conn('1.2.3.4:1234', '5.6.7.8:5678'), WINDOWS)).toEqual([key('1.2.3.4:1234', '5.6.7.8:5678')]);
  });

  it('WH2: data meets the row of its own order, the reversed row does not find it', () => {
    const data = [aggregate(key('1.1.1.1:60000', '2.2.2.2:80'), '/', [200])];
    const row = conn('1.1.1.1:60000', '2.2.2.2:80');
    const reversed = conn('2.2.2.2:80', '1.1.1.1:60000');
    expect(joinHttp([row], data, WINDOWS).attachments).toHaveLength(1);
    expect(joinHttp([reversed], data, WINDOWS)).toMatchObject({ attachments: [], orphanAggregations: 1 });
  });

  it("a request of HTTP.sys is attached to the server's row only; a caller on the same host gets nothing", () => {
    const profile = findProfile('agent-7.60')!.usm;
    const stats = new WindowsHttpStats({ profile, pathBufferBytes: 512, choices: FIRST_CHOICES });
    stats.process(windowsTransaction({ src: '127.0.0.1', sport: 80, dst: '127.0.0.1', dport: 60_000 }));
    const data = [...stats.getAndResetAllStats().values()];
    const rows = [conn('127.0.0.1:60000', '127.0.0.1:80'), conn('127.0.0.1:80', '127.0.0.1:60000')];
    const carriers = (lookup: typeof WINDOWS) => {
      return joinHttp(rows, data, lookup).attachments.map(({ connIndex, side }) => [connIndex, side]);
    };
    expect(carriers(WINDOWS)).toEqual([[1, 'server']]);
    expect(carriers(LINUX)).toHaveLength(2);
  });
});
