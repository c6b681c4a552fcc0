import { withoutSecret } from './lib/domain/shares';
import { describeFault, log } from './lib/server/http/log';

/**
 * A line of the log for each page or action that failed, with the number of the request that its answer names and the code
 * (`digest`) that Next.js gives to a browser in place of the error.
 */
export function onRequestError(
  error: unknown,
  request: { path: string; method: string },
  context: { routePath: string; routeType: string },
): void {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  const { method } = request;
  const path = withoutSecret(request.path.split('?', 1)[0] ?? '');
  const { routePath, routeType } = context;
  log.error({ method, path, routePath, routeType, digest, ...describeFault(error) }, 'page failed');
}
