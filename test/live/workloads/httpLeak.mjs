// A small service with periodic calls to another one, as it leaks and as it does not:
//   node httpLeak.mjs AGENTS WHERE [PATH]
// AGENTS: `per-call` makes a keep-alive agent for every call and forgets it, `destroyed` does the same and destroys it,
// `shared` has one for all calls. WHERE: `tcp` or `unix`, which takes the path of the socket.
// Prints one line of JSON with the pids and the place, then calls for some seconds.
import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';

const TICKS = 40;
const TICK_MS = 80;
const CALLS_PER_TICK = 2;

const [agents, where, socketPath] = process.argv.slice(2);
if (agents === 'server') serve();
else await run();

/** Never closes an idle connection by itself. */
function serve() {
  const server = http.createServer((_request, response) => response.end('ok\n'));
  server.keepAliveTimeout = 0;
  server.listen(where === 'unix' ? socketPath : { port: 0, host: '127.0.0.1' }, () => {
    const address = server.address();
    process.send(typeof address === 'string' ? { socketPath: address } : { host: '127.0.0.1', port: address.port });
  });
  process.on('disconnect', () => process.exit(0));
}

async function run() {
  const server = fork(fileURLToPath(import.meta.url), ['server', where, socketPath ?? '']);
  const place = await new Promise((resolve) => server.once('message', resolve));
  process.stdout.write(`${JSON.stringify({ client: process.pid, server: server.pid, ...place })}\n`);
  const shared = new http.Agent({ keepAlive: true });
  for (let tick = 0; tick < TICKS; tick += 1) {
    const next = new Promise((resolve) => setTimeout(resolve, TICK_MS));
    await Promise.all(Array.from({ length: CALLS_PER_TICK }, () => call(place, shared)));
    await next;
  }
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.disconnect();
  await ended;
  process.exit(0);
}

async function call(place, shared) {
  const agent = agents === 'shared' ? shared : new http.Agent({ keepAlive: true });
  await new Promise((resolve, reject) => {
    const request = http.get({ ...place, path: '/', agent }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
  });
  if (agents === 'destroyed') {
    // The socket comes back to its agent in the turn after the end.
    await new Promise((resolve) => setImmediate(resolve));
    agent.destroy();
  }
}
