import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { FileMissingError } from '../errors.ts';

/** A folder without `scenario.yaml` stands for the scenarios in it; a file for itself. @throws FileMissingError */
export function scenarioDirectories(location: string): string[] {
  if (!existsSync(location)) throw new FileMissingError(location);
  if (!statSync(location).isDirectory() || existsSync(path.join(location, 'scenario.yaml'))) return [location];
  const inside = readdirSync(location)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => path.join(location, name))
    .filter((entry) => existsSync(path.join(entry, 'scenario.yaml')));
  if (inside.length === 0) throw new FileMissingError(path.join(location, 'scenario.yaml'));
  return inside;
}
