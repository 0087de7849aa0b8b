import type { AreaRunner } from './vector.ts';

/** Areas that flowproof has a model for; each is loaded only when a file of that area is run. */
export const AREA_RUNNERS: Readonly<Record<string, () => Promise<AreaRunner>>> = {
  'docker-proxy': async () => (await import('./areas/dockerProxy.ts')).runDockerProxy,
  'usm-join': async () => (await import('./areas/usmJoin.ts')).runUsmJoin,
  'route-cache': async () => (await import('./areas/routeCache.ts')).runRouteCache,
  state: async () => (await import('./areas/state.ts')).runState,
  'lingering-flows': async () => (await import('./areas/lingeringFlows.ts')).runLingeringFlows,
  'stat-counters': async () => (await import('./areas/statCounters.ts')).runStatCounters,
  resolver: async () => (await import('./areas/resolver.ts')).runResolver,
  'network-state': async () => (await import('./areas/networkState.ts')).runNetworkState,
  'conn-kernel': async () => (await import('./areas/connKernel.ts')).runConnKernel,
  'http-kernel': async () => (await import('./areas/httpKernel.ts')).runHttpKernel,
  'http-statkeeper': async () => (await import('./areas/httpStatkeeper.ts')).runHttpStatkeeper,
  'http-path': async () => (await import('./areas/httpPath.ts')).runHttpPath,
  'perf-batching': async () => (await import('./areas/perfBatching.ts')).runPerfBatching,
  'etw-http': async () => (await import('./areas/etwHttp.ts')).runEtwHttp,
  pipeline: async () => (await import('./areas/pipeline.ts')).runPipeline,
  'windows-http-model': async () => (await import('./areas/windowsHttpModel.ts')).runWindowsHttpModel,
  'windows-flows': async () => (await import('./areas/windowsFlows.ts')).runWindowsFlows,
  'http-client-pool': async () => (await import('./areas/httpClientPool.ts')).runHttpClientPool,
  'http-client-pool-flow': async () => (await import('./areas/httpClientPoolFlow.ts')).runHttpClientPoolFlow,
  payload: async () => (await import('./areas/payload.ts')).runPayload,
};
