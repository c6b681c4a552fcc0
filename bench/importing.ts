import { requireImport, uploadFile } from '../app/[kampanye]/impor/upload';
import { listAreasInside } from '../db/queries/areas';
import { forgetLaterDays, nationalCampaign } from '../db/seed/national';
import { timeBareCopy } from '../db/testing/bare-copy';
import { commitImport } from '../db/writes/imports';
import { operatorUser } from '../lib/auth/operator';
import { nationCode, rangeOfCode } from '../lib/domain/areas';
import { addDays } from '../lib/domain/days';
import type { Steps } from '../scripts/steps.mjs';
import { median } from './measure';
import type { Place } from './place';
import { formatTime, type Result } from './report';

const runs = 3;

/**
 * One day of the whole nation: every desa, online and manual, as a CSV file through the checks of the product, then
 * committed. The commit is held against a bare COPY of the ledger rows that it wrote.
 */
export async function measureImporting(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  const file = await nationalDay(place);
  const checks: number[] = [];
  const commits: number[] = [];
  const copies: number[] = [];
  let rows = 0;
  for (let run = 1; run <= runs; run += 1) {
    steps.begin(`Impor satu hari nasional, ${run} dari ${runs}`);
    await forgetLaterDays(place.owner, place.campaign.id);
    const began = performance.now();
    const id = await check(place, file);
    checks.push(performance.now() - began);
    const { scope } = await requireImport(operatorUser(), id, place.serving);
    const from = performance.now();
    await commitImport(place.serving, scope.area, { id, userId: null, acceptPartial: false });
    commits.push(performance.now() - from);
    const copy = await timeBareCopy(place.ownerUrl, id);
    copies.push(copy.milliseconds);
    rows = copy.rows;
  }
  steps.begin('Merapikan');
  await forgetLaterDays(place.owner, place.campaign.id);
  steps.end();
  const middle = (times: number[]) => median(times.sort((one, other) => one - other));
  const ours = middle(commits);
  const other = middle(copies);
  const counted = rows.toLocaleString('id-ID');
  return {
    results: [
      { what: `Impor satu hari nasional, ${counted} angka`, ours, other, reached: ours / other, goal: { atMost: 10 } },
    ],
    notes: [
      `File hari itu (${(file.byteLength / 1e6).toFixed(1).replace('.', ',')} MB CSV) dibaca, diperiksa, dan disimpan sebagai rencana dalam ${formatTime(middle(checks))}, sebelum penyimpanan yang diukur di tabel.`,
    ],
  };
}

async function check(place: Place, bytes: Uint8Array): Promise<number> {
  const found = await uploadFile(
    operatorUser(),
    {
      campaignSlug: nationalCampaign.slug,
      kind: 'rekap',
      fileName: 'satu-hari.csv',
      bytes,
      settings: {
        ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'unsplit', under: null },
        columns: {},
        rows: {},
      },
    },
    place.serving,
  );
  if (found.refused.length > 0) throw new Error(`rows were refused: ${JSON.stringify(found.refused[0])}`);
  return found.id;
}

/** The day after the last one, as the template has it. */
async function nationalDay(place: Place): Promise<Uint8Array> {
  const { editionId } = place.campaign;
  const desa = await listAreasInside(place.owner, { editionId, inside: rangeOfCode(nationCode), level: 4 });
  const day = addDays(nationalCampaign.lastReportDay, 1);
  const lines = desa.map(({ code }, at) => `${code},${day},${400 + (at % 97)},${170 + (at % 31)}`);
  return new TextEncoder().encode(`kode_wilayah,tanggal,online_masuk,manual_masuk\n${lines.join('\n')}\n`);
}
