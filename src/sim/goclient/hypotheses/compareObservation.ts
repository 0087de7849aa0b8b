import { assertNever } from '../../../model/assert.ts';
import type {
  CountedThing,
  LeakObservation,
  ReadLoopObservation,
} from '../../../model/goclient/leak/LeakObservations.ts';
import { formatDuration } from '../../../scenarios/duration.ts';
import type { GrowthSample } from '../GrowthSample.ts';

const THOUSAND = 1000;

/** What a hypothesis predicts: looks at any time since the baseline, in ns. */
export interface Prediction {
  at(sinceBaselineNs: number): GrowthSample;
  /** When everything that was observed once and for all is looked at. */
  readonly endNs: number;
  /** From when on the timeouts have had their time. */
  readonly settledNs: number;
}

/** How an observation and a prediction compare. */
export interface Comparison {
  readonly fits: boolean;
  readonly observed: string;
  readonly predicted: string;
}

/**
 * Holds one observation against what a hypothesis predicts for it. The place of an observation is not looked at: a
 * hypothesis calls one destination, whichever it is.
 */
export function compareObservation(observation: LeakObservation, prediction: Prediction): Comparison {
  switch (observation.kind) {
    case 'count': {
      const { counted, atNs, overBaseline, tolerance } = observation;
      const predicted = countOf(prediction.at(atNs), counted);
      return {
        fits: Math.abs(predicted - overBaseline) <= tolerance,
        observed: `${signed(overBaseline)} ${counted} at ${formatDuration(atNs)}${within(tolerance)}`,
        predicted: signed(predicted),
      };
    }
    case 'growth': {
      const { counted, grown, windowNs, tolerance } = observation;
      const { settledNs } = prediction;
      const before = countOf(prediction.at(settledNs), counted);
      const predicted = countOf(prediction.at(settledNs + windowNs), counted) - before;
      return {
        fits: Math.abs(predicted - grown) <= tolerance,
        observed: `${signed(grown)} ${counted} in ${formatDuration(windowNs)}${within(tolerance)}`,
        predicted: signed(predicted),
      };
    }
    case 'goroutines-per-fd': {
      const { goroutinesOver, fdsOver } = prediction.at(prediction.endNs);
      const { goroutines, fds, toleranceThousandths } = observation;
      return ratio('goroutines per descriptor', [goroutines, fds], [goroutinesOver, fdsOver], toleranceThousandths);
    }
    case 'requests-per-connection': {
      const { requests, opened } = prediction.at(prediction.endNs).grown;
      const { connections, toleranceThousandths } = observation;
      const observed = [observation.requests, connections] as const;
      return ratio('requests per connection', observed, [requests, opened], toleranceThousandths);
    }
    case 'read-loop':
      return compareReadLoop(observation, prediction.at(prediction.endNs));
    case 'connection-use': {
      const predicted = useOf(prediction.at(prediction.endNs));
      return { fits: predicted === observation.use, observed: `new connections ${observation.use}`, predicted };
    }
    case 'close-wait': {
      // Only where nobody reads can a server close without the client noticing, and it need not.
      const { readLoop } = prediction.at(prediction.endNs).grown;
      const fits = !observation.isGrowing || readLoop === 'select' || readLoop === 'mixed';
      const observed = observation.isGrowing ? 'connections in CLOSE_WAIT grow' : 'no connections in CLOSE_WAIT';
      return { fits, observed, predicted: fits ? 'possible' : 'a close of the server is seen at once' };
    }
    case 'calls': {
      const { hangingOver } = prediction.at(prediction.endNs);
      const predicted = hangingOver > 0 ? 'hanging' : 'all-done';
      const predictedText = hangingOver > 0 ? `${hangingOver} hang` : 'all done';
      return {
        fits: predicted === observation.outcome,
        observed: `calls ${observation.outcome}`,
        predicted: predictedText,
      };
    }
    default:
      return assertNever(observation);
  }
}

function compareReadLoop({ state, longestWaitAtLeastNs = 0 }: ReadLoopObservation, sample: GrowthSample): Comparison {
  const { readLoop, longestWaitNs } = sample.grown;
  const wait = longestWaitAtLeastNs > 0 ? ` for ${formatDuration(longestWaitAtLeastNs)} and more` : '';
  const predictedWait = readLoop === 'none' ? '' : ` for up to ${formatDuration(longestWaitNs)}`;
  return {
    fits: readLoop === state && longestWaitNs >= longestWaitAtLeastNs,
    observed: `new read loops ${state}${wait}`,
    predicted: readLoop === 'none' ? 'no new read loops' : `${readLoop}${predictedWait}`,
  };
}

/** Compares two fractions without rounding either. */
function ratio(
  unit: string,
  [observedTop, observedBottom]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  toleranceThousandths: number,
): Comparison {
  const observed = `${decimal(observedTop, observedBottom)} ${unit}${within(toleranceThousandths / THOUSAND)}`;
  if (bottom === 0) {
    return {
      fits: false,
      observed,
      predicted: unit.startsWith('goroutines') ? 'no descriptors grow' : 'no connections',
    };
  }
  const apart = THOUSAND * Math.abs(top * observedBottom - observedTop * bottom);
  return {
    fits: apart <= toleranceThousandths * bottom * observedBottom,
    observed,
    predicted: decimal(top, bottom),
  };
}

function countOf({ goroutinesOver, fdsOver, grown }: GrowthSample, counted: CountedThing): number {
  if (counted === 'goroutines') return goroutinesOver;
  return counted === 'fds' ? fdsOver : grown.connections;
}

function useOf({ grown }: GrowthSample): string {
  if (grown.connections === 0) return 'no new connections';
  return grown.idle === grown.connections ? 'idle' : 'in-use';
}

function decimal(top: number, bottom: number): string {
  return (top / bottom).toFixed(2);
}

function within(tolerance: number): string {
  return tolerance > 0 ? ` ±${tolerance}` : '';
}

function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
