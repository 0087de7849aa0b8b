// A server and its clients in one process, on loopback: load.mjs keep-alive|burst|short|datagram CONNECTIONS
// (burst: one answer for every eight requests, each of which is a segment of its own; datagram: UDP, one there and one
// back for each request)
// Each line on standard input is a number of requests to make, or a number of milliseconds (`5000ms`) to make them for;
// each answer is one line of JSON: {requests, seconds}.
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';

const REQUEST = 'GET /item?token=s3cret HTTP/1.1\r\nHost: localhost\r\nUser-Agent: load\r\nAccept: */*\r\n\r\n';
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok';

const [mode = 'keep-alive', connections = '32'] = process.argv.slice(2);
const isShort = mode === 'short';
/** Requests for which there is one answer. */
const batch = mode === 'burst' ? 8 : 1;

const echo = createSocket('udp4');
echo.on('message', (message, { port, address }) => echo.send(message, port, address));

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  let waiting = 0;
  socket.on('data', ({ length }) => {
    waiting += length;
    if (waiting < REQUEST.length * batch) return;
    waiting = 0;
    if (isShort) socket.end(ANSWER);
    else socket.write(ANSWER);
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
if (mode === 'datagram') await new Promise((resolve) => echo.bind(port, '127.0.0.1', resolve));

/** Requests that are still to be made, and the time at which to stop. */
let left = 0;
let untilMs = 0;
let made = 0;

const mayGo = () => {
  if (left <= 0 || performance.now() >= untilMs) return false;
  left -= 1;
  return true;
};

function keepAliveClient() {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const next = () => {
      if (mayGo()) for (let count = 0; count < batch; count += 1) socket.write(REQUEST);
      else socket.end();
    };
    socket.on('connect', next);
    socket.on('data', () => {
      made += batch;
      next();
    });
    socket.on('close', resolve);
  });
}

function datagramClient() {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const next = () => {
      if (mayGo()) socket.send(REQUEST);
      else socket.close(resolve);
    };
    socket.on('message', () => {
      made += 1;
      next();
    });
    socket.connect(port, '127.0.0.1', next);
  });
}

async function shortClient() {
  while (mayGo()) {
    await new Promise((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(REQUEST));
      socket.on('data', () => {});
      socket.on('close', resolve);
    });
    made += 1;
  }
}

const client = { short: shortClient, datagram: datagramClient }[mode] ?? keepAliveClient;
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const isTime = line.endsWith('ms');
  left = isTime ? Number.MAX_SAFE_INTEGER : Number(line);
  const begin = performance.now();
  untilMs = isTime ? begin + Number(line.slice(0, -2)) : Infinity;
  made = 0;
  await Promise.all(Array.from({ length: Number(connections) }, client));
  console.log(JSON.stringify({ requests: made, seconds: (performance.now() - begin) / 1000 }));
}
server.close();
echo.close();
