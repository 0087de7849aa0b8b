import { describe, expect, it } from 'vitest';
import { dynamicTags } from '../../../../src/model/windows/http/dynamicTags.ts';
import { NO_IIS_TAGS } from '../../../../src/model/windows/http/WindowsTransaction.ts';
import { windowsTransaction } from './windowsTransactions.ts';

describe('dynamic tags', () => {
  it('name the site, then environment, service and version, from web.config before datadog.json', () => {
    const tx = windowsTransaction({
      appPool: 'DefaultAppPool',
      siteId: 1,
      siteName: 'Default Web Site',
      tagsFromJson: { service: 's1', env: 'prod', version: '1' },
      tagsFromConfig: { service: 's2', env: '', version: '2' },
    });
    expect(dynamicTags(tx)).toEqual([
      'http.iis.site:1',
      'http.iis.app_pool:DefaultAppPool',
      'http.iis.sitename:Default Web Site',
      'env:prod',
      'service:s2',
      'version:2',
    ]);
  });

  it('leave the site out when neither its pool nor its name is known', () => {
    expect(dynamicTags(windowsTransaction({ siteId: 7 }))).toEqual([]);
    expect(dynamicTags(windowsTransaction({ siteId: 7, siteName: 'x' }))).toEqual([
      'http.iis.site:7',
      'http.iis.sitename:x',
    ]);
    const tagsFromConfig = { ...NO_IIS_TAGS, env: 'dev' };
    expect(dynamicTags(windowsTransaction({ siteId: 7, tagsFromConfig }))).toEqual(['env:dev']);
  });
});
