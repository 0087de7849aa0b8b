import { Chalk, type ChalkInstance } from 'chalk';

/**
 * Colours of the text output, decided once: FORCE_COLOR, else NO_COLOR (not empty), else whether it is a terminal.
 * Needed because chalk itself ignores NO_COLOR on a terminal.
 */
export function chooseColours(): ChalkInstance {
  return new Chalk({ level: isColoured() ? 1 : 0 });
}

function isColoured(): boolean {
  const force = process.env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  const no = process.env.NO_COLOR;
  if (no !== undefined && no !== '') return false;
  return process.stdout.isTTY;
}
