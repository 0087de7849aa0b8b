import type { WindowsTransaction } from './WindowsTransaction.ts';

/**
 * Tags that one transaction brings along: what IIS says of it, then environment, service and version of the site.
 *
 * Each of the last three comes from web.config, or else from datadog.json.
 *
 * @upstream datadog-agent pkg/network/protocols/http/model_windows.go WinHttpTransaction.DynamicTags @ c45d449
 */
export function dynamicTags(tx: WindowsTransaction): string[] {
  const tags: string[] = [];
  if (tx.appPool !== '' || tx.siteName !== '') {
    tags.push(`http.iis.site:${tx.siteId}`);
    if (tx.appPool !== '') tags.push(`http.iis.app_pool:${tx.appPool}`);
    if (tx.siteName !== '') tags.push(`http.iis.sitename:${tx.siteName}`);
  }
  for (const name of ['env', 'service', 'version'] as const) {
    const value = tx.tagsFromConfig[name] || tx.tagsFromJson[name];
    if (value !== '') tags.push(`${name}:${value}`);
  }
  return tags;
}
