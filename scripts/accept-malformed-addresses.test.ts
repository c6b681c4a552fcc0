import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import './accept-malformed-addresses.mjs';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => response.end(`asked for ${request.url}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

/** As it is written: a client of HTTP would mend the address first. */
async function ask(address: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(`GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test.each([
  ['/pk21/%ff', '/pk21/%25ff'],
  ['/api/v1/imports/%E0%A4%A?x=1', '/api/v1/imports/%25E0%25A4%25A?x=1'],
  ['/100%', '/100%25'],
  ['/pk21/32.15?q=%ff', '/pk21/32.15?q=%ff'],
  ['/pk21/32.15?q=a?b', '/pk21/32.15?q=a?b'],
  ['/b/%C3%A9', '/b/%C3%A9'],
])('%s is asked for as %s', async (address, asked) => {
  expect(await ask(address)).toContain(`asked for ${asked}\n`.trimEnd());
});
