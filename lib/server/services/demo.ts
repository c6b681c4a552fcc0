import { changeSetting } from '../../../db/writes/settings';
import { notFoundProblem, Problem } from '../../domain/problems';
import { type DemoOrder, formatDemoProgress } from '../../domain/settings';
import { auditedAs } from '../../domain/users';
import type { Context } from '../auth/context';
import { loadDemoState } from '../loaders/demo';

/**
 * Orders the demo to be loaded or taken out, which the server's supervisor does within seconds.
 * @throws Problem 404 to an actor who is no administrator, 409 where it is there already, is not, or another order is not done yet
 */
export async function orderDemo(ctx: Context, order: DemoOrder): Promise<void> {
  const state = await loadDemoState(ctx);
  if (!state) throw notFoundProblem();
  if (state.progress && state.progress.state !== 'failed') {
    throw new Problem('demo-state', 'Perintah sebelumnya belum selesai. Muat ulang halaman sebentar lagi.');
  }
  if (state.there === (order === 'load')) {
    throw new Problem('demo-state', order === 'load' ? 'Data contoh sudah ada.' : 'Data contoh tidak ada.');
  }
  const by = auditedAs(ctx.actor);
  const value = formatDemoProgress({ order, state: 'waiting', by, why: '' });
  await changeSetting(ctx.database, { key: 'demo', value }, { id: by });
}
