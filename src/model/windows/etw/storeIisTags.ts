import { dynamicTags } from '../http/dynamicTags.ts';
import type { EtwState } from './EtwState.ts';
import type { EtwRequest } from './etwTables.ts';

/**
 * Keeps the tags of a request between two ends of this host, in generations that do so and when its site has a name.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go storeIISTagsCache @ 1e2fffa
 */
export function storeIisTags(state: EtwState, { tx, isWithinHost }: EtwRequest, nowNs: number): void {
  if (!state.profile.iisTagsCache || tx.siteName === '' || !isWithinHost) return;
  state.iisTags.store(tx.sport, tx.dport, dynamicTags(tx), nowNs);
}
