// The folders of src/model that are mutated one at a time, and the tests that watch each of them: its own unit tests, the
// recorded answers of the real code that run through it, and the museum's cases. Sweeps of many seconds (the column
// oracle, long lives, whole pipelines) are left out: a mutant that only they kill counts as surviving.

const MUSEUM_CONN = 'test/model/museum/conn/*.test.ts';
const MUSEUM_USM = 'test/model/museum/usm/*.test.ts';
const MUSEUM_WINDOWS = 'test/model/museum/windows/*.test.ts';

/** A conformance test, by its area's name. */
function vectors(...areas) {
  return areas.map((area) => `test/conformance/${area}.test.ts`);
}

/** Each `folder` without the folders below it. */
export const AREAS = [
  {
    folder: 'src/model',
    tests: [
      'test/model/*.test.ts',
      'test/model/toggles/*.test.ts',
      'test/sim/{hostDriver,simulate}.test.ts',
      MUSEUM_CONN,
      MUSEUM_USM,
      ...vectors('pipeline'),
    ],
  },
  {
    folder: 'src/model/windows',
    tests: ['test/model/windows/*.test.ts', 'test/sim/windows/*.test.ts', MUSEUM_WINDOWS],
  },
  {
    folder: 'src/model/filter',
    tests: ['test/model/filter/*.test.ts', 'test/model/museum/conn/dockerProxy.test.ts', ...vectors('dockerProxy')],
  },
  {
    folder: 'src/model/join',
    tests: ['test/model/join/*.test.ts', 'test/model/museum/conn/{httpJoin,encoder}.test.ts', ...vectors('usmJoin')],
  },
  {
    folder: 'src/model/routes',
    tests: ['test/model/routes/*.test.ts', ...vectors('routeCache')],
  },
  {
    folder: 'src/model/processAgent',
    tests: ['test/model/processAgent/*.test.ts', 'test/model/museum/conn/dockerProxy.test.ts', ...vectors('payload')],
  },
  {
    folder: 'src/model/state',
    tests: [
      'test/model/state/*.test.ts',
      'test/model/toggles/stateToggles.test.ts',
      'test/model/museum/conn/clientState.test.ts',
      ...vectors('state', 'networkState', 'statCounters', 'resolver'),
    ],
  },
  {
    folder: 'src/model/state/columns',
    tests: [
      'test/model/state/columns/{texts,CookieTable,stateTables,shortLives}.test.ts',
      'test/model/museum/conn/clientState.test.ts',
      ...vectors('onEveryState', 'statCounters'),
    ],
  },
  {
    folder: 'src/model/ledger',
    tests: ['test/model/ledger/*.test.ts', 'test/model/delivery/*.test.ts', 'test/model/usm/captureLedger.test.ts'],
  },
  {
    folder: 'src/model/delivery',
    tests: [
      'test/model/delivery/*.test.ts',
      'test/model/toggles/deliveryToggles.test.ts',
      'test/model/museum/conn/closeDelivery.test.ts',
      ...vectors('perfBatching'),
    ],
  },
  {
    folder: 'src/model/kernel',
    tests: [
      'test/model/kernel/*.test.ts',
      'test/model/toggles/kernelToggles.test.ts',
      MUSEUM_CONN,
      ...vectors('connKernel', 'httpKernel'),
    ],
  },
  {
    folder: 'src/model/tracer',
    tests: ['test/model/tracer/*.test.ts', MUSEUM_CONN],
  },
  {
    folder: 'src/model/usm',
    tests: [
      'test/model/usm/*.test.ts',
      'test/model/toggles/usmToggles.test.ts',
      MUSEUM_USM,
      ...vectors('httpPath', 'httpStatkeeper', 'httpKernel'),
    ],
  },
  {
    folder: 'src/model/windows/flows',
    tests: ['test/model/windows/flows/*.test.ts', MUSEUM_WINDOWS, ...vectors('windowsFlows')],
  },
  {
    folder: 'src/model/windows/tracer',
    tests: [
      'test/model/windows/tracer/*.test.ts',
      'test/model/toggles/windowsToggles.test.ts',
      MUSEUM_WINDOWS,
      ...vectors('windowsFlows', 'lingeringFlows'),
    ],
  },
  {
    folder: 'src/model/windows/etw',
    tests: ['test/model/windows/etw/*.test.ts', MUSEUM_WINDOWS, ...vectors('etwHttp')],
  },
  {
    folder: 'src/model/windows/etw/iis',
    tests: ['test/model/windows/etw/iis/*.test.ts', ...vectors('etwHttp')],
  },
  {
    folder: 'src/model/windows/http',
    tests: ['test/model/windows/http/*.test.ts', MUSEUM_WINDOWS, ...vectors('windowsHttpModel')],
  },
  {
    folder: 'src/model/goclient',
    tests: ['test/model/goclient/*.test.ts', ...vectors('httpClientPool')],
  },
  {
    folder: 'src/model/goclient/leak',
    tests: ['test/model/goclient/leak/*.test.ts'],
  },
  {
    folder: 'src/model/leak',
    tests: ['test/model/leak/*.test.ts', 'test/sim/leak/*.test.ts', ...vectors('httpClientPoolFlow')],
  },
];

/** Folders without rules of the agent: tables with texts. */
export const NOT_MUTATED = ['src/model/toggles', 'src/model/museum'];
