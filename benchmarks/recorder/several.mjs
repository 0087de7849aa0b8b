// Several loads at once that answer as one: several.mjs COUNT MODE CONNECTIONS. One process alone cannot fill the rings.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LOAD = path.join(path.dirname(fileURLToPath(import.meta.url)), 'load.mjs');
const [count, ...args] = process.argv.slice(2);

const loads = Array.from({ length: Number(count) }, () => {
  const child = spawn(process.execPath, [LOAD, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
});
const answers = () => Promise.all(loads.map(async ({ lines }) => JSON.parse((await lines.next()).value)));

await answers();
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  for (const { child } of loads) child.stdin.write(`${line}\n`);
  const all = await answers();
  const requests = all.reduce((sum, answer) => sum + answer.requests, 0);
  console.log(JSON.stringify({ requests, seconds: Math.max(...all.map(({ seconds }) => seconds)) }));
}
for (const { child } of loads) child.stdin.end();
