import { connect } from '../../db/client';
import { startThrowawayPostgres } from '../../db/embedded-throwaway';
import { prepareDatabase } from '../../db/prepare';
import { loadAreas } from '../../db/seed/areas';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { verifyProgress } from '../../db/writes/rebuild';
import { listDesa } from './desa';
import { runKillRounds } from './kill-rounds';

/** `--soak=300` for another number. */
const flag = process.argv.find((word) => word.startsWith('--soak='));
const rounds = Number(flag?.split('=')[1] ?? 1_000);

/** `npm run drill -- --soak`: as many processes killed while they save. Whether nothing was lost, partial or out of step. */
export async function soak(): Promise<boolean> {
  const server = await startThrowawayPostgres();
  const owner = connect(server.url, { connections: 2, statementSeconds: 0 });
  try {
    const servingUrl = await prepareDatabase(server.url, 'a-secret-of-the-soak-that-protects-nothing');
    await loadAreas(owner);
    const campaignId = await makeTestCampaign(owner, 'rendam');
    const offices = await listDesa(owner, ['32.15', '33.13'], 5);
    const began = performance.now();
    // Stopped before its end, it says what it has seen until then.
    let stopped = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
    const seen = await runKillRounds({ owner, servingUrl, campaignId }, { rounds, offices, goesOn: () => !stopped });
    const [verified] = await verifyProgress(owner, 'rendam');
    const { acknowledged, lost, partial, interrupted, savedUnheard } = seen;
    console.log(
      `${seen.rounds} dari ${rounds} proses dimatikan (kill -9) selagi menyimpan, ${Math.round((performance.now() - began) / 1000)} dtk`,
    );
    console.log(`Diakui tersimpan: ${acknowledged}; hilang: ${lost}; tersimpan sebagian: ${partial}`);
    console.log(`Terputus sebelum dijawab: ${interrupted}, di antaranya tersimpan utuh: ${savedUnheard}`);
    console.log(`Beda dengan hitung ulang: ${verified?.difference ?? 'tidak ada'}`);
    return lost === 0 && partial === 0 && verified?.difference === null;
  } finally {
    await owner.close();
    await server.stop();
  }
}
