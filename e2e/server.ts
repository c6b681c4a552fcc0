/** A server that tests write to: its address, and where its data and its log lie. */
type TestServer = { address: string; dataFolder?: string; log?: string };

/**
 * The server of this worker. `npm test` starts one for each, so that tests that run side by side do not change each
 * other's figures; a developer who writes a test names their own by E2E_BASE_URL and uses one worker.
 */
export const testServer: TestServer = ownServer();

function ownServer(): TestServer {
  const { E2E_SERVERS, E2E_BASE_URL = 'http://127.0.0.1:3000', TEST_PARALLEL_INDEX = '0' } = process.env;
  const servers: TestServer[] = E2E_SERVERS ? JSON.parse(E2E_SERVERS) : [{ address: E2E_BASE_URL }];
  const own = servers[Number(TEST_PARALLEL_INDEX) % servers.length];
  if (!own) throw new Error('E2E_SERVERS names no server.');
  return own;
}
