import type { FurtherObservation } from '../sim/goclient/hypotheses/furtherObservations.ts';
import type { HypothesisVerdict, LeakDiagnosis } from '../sim/goclient/hypotheses/judgeHypotheses.ts';

/** A diagnosis for people: what survives, why the others died, what to look at next. */
export function renderLeakDiagnosis(diagnosis: LeakDiagnosis): string {
  const { source, observations, verdicts, survivors, further } = diagnosis;
  const dead = verdicts.filter(({ survives }) => !survives);
  const lines = [
    `${source}  ${observations.length} observations, ${verdicts.length} hypotheses`,
    survivors.length === 0 ? 'no hypothesis explains everything that was observed' : 'explain everything',
    ...verdicts.filter(({ survives }) => survives).map(renderSurvivor),
    ...(dead.length > 0 ? ['ruled out', ...dead.flatMap(renderDead)] : []),
    ...(further.length > 0 ? ['look at next, to tell them apart', ...further.flatMap(renderFurther)] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderSurvivor({ id, claim, variant }: HypothesisVerdict): string {
  return `  ${id.padEnd(4)} ${claim} (${variant})`;
}

function renderDead({ id, claim, variant, contradictions }: HypothesisVerdict): string[] {
  const [first, ...others] = contradictions;
  if (!first) return [];
  const also = others.length > 0 ? `; also against ${others.map(({ observation }) => observation).join(', ')}` : '';
  return [
    `  ${id.padEnd(4)} ${claim} (${variant})`,
    `       ${first.observation}: observed ${first.observed}, predicted ${first.predicted}${also}`,
  ];
}

function renderFurther({ look, answers }: FurtherObservation): string[] {
  return [`  ${look}`, ...answers.map(({ answer, hypotheses }) => `    ${answer}: ${hypotheses.join(', ')}`)];
}
