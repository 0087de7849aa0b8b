import type { HitLedger } from '../ledger/hitLedger.ts';
import type { AgentProfile } from '../profile.ts';
import type { Delta } from '../state/NetworkState.ts';
import { DdSketch } from '../usm/ddSketch.ts';
import type { HttpAggregates } from '../usm/httpAggregates.ts';
import { joinHttp, type JoinResult } from './joinHttp.ts';
import { PooledConnections } from './PooledConnections.ts';
import type { JoinSettings } from './UsmConnectionIndex.ts';

/**
 * The encoder of one system-probe: joins HTTP data to the connections of each payload.
 *
 * Objects that are used again, and sketches given back too early, are historic defects; today it keeps nothing.
 *
 * @upstream datadog-agent pkg/network/encoding/marshal @ c45d449
 */
export class PayloadEncoder {
  private readonly profile: AgentProfile;
  private readonly settings: JoinSettings;
  private readonly nothingJoined: JoinResult;
  private readonly pool: PooledConnections | undefined;

  constructor(profile: AgentProfile, ledger: HitLedger) {
    this.profile = profile;
    this.settings = { ...profile.join, ephemeralRange: profile.state.ephemeralRange };
    this.nothingJoined = joinHttp([], [], this.settings);
    this.pool = profile.join.pooledConnections === 'kept' ? new PooledConnections(ledger) : undefined;
  }

  encode({ conns, http }: Pick<Delta, 'conns' | 'http'>): JoinResult {
    if (this.profile.join.sketchRelease === 'before-encoding') emptySketches(http);
    const join = http.size === 0 ? this.nothingJoined : joinHttp(conns, http.values(), this.settings);
    return this.pool?.fill(join, conns.length) ?? join;
  }
}

/** The sketches go back to their pool, empty, while the statistics still name them. */
function emptySketches(http: HttpAggregates): void {
  for (const { stats } of http.values()) {
    for (const bucket of stats.byStatus.values()) {
      if (bucket.sketch !== undefined) bucket.sketch = new DdSketch();
    }
  }
}
