// A server and its clients on one event loop: node.mjs PORT REQUESTS
import { createServer, get } from 'node:http';

const [port, requests] = process.argv.slice(2).map(Number);
const server = createServer((_, response) => response.end('ok'));
server.listen(port, '127.0.0.1', async () => {
  for (let count = 0; count < requests; count += 1) {
    await new Promise((resolve) => {
      get({ port, host: '127.0.0.1', path: '/node', agent: false }, (answer) => answer.resume().on('end', resolve));
    });
  }
  server.close();
});
