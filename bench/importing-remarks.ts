import ExcelJS from 'exceljs';
import { getAreaLines, listAreasInside } from '../db/queries/areas';
import { nationCode } from '../lib/domain/areas';
import { inTurn } from '../lib/imports/process/turns';
import { authorizeArea } from '../lib/server/auth/areas';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import type { Steps } from '../scripts/steps.mjs';
import { middle } from './importing';
import { plainSettings } from './national-day';
import type { Place } from './place';
import { formatTime, type Result } from './report';

const runs = 5;
const rowsOfFile = 13_617;
const province = '76';

/**
 * A workbook of one province that a user has filled with remarks: mostly blank, some desa, names that nobody knows. Its
 * check as the nation's user against the same check under that province: what a row costs must not grow with the area.
 */
export async function measureImportingRemarks(
  place: Place,
  steps: Steps,
): Promise<{ results: Result[]; notes: string[] }> {
  steps.begin('Menulis lembar berisi catatan');
  const bytes = await writeRemarks(place);
  const times = { nation: [] as number[], province: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    steps.begin(run === 0 ? 'Lembar catatan, pemanasan' : `Lembar catatan, ${run} dari ${runs}`);
    const nation = await timeUnder(place, nationCode, bytes);
    const under = await timeUnder(place, province, bytes);
    if (run === 0) continue;
    times.nation.push(nation);
    times.province.push(under);
  }
  steps.end();
  const [ours, other] = [middle(times.nation), middle(times.province)];
  const counted = rowsOfFile.toLocaleString('id-ID');
  return {
    results: [
      {
        what: `Periksa ${counted} baris catatan sebagai nasional`,
        ...{ ours, other, reached: ours / other, goal: { atMost: 1.5 } },
      },
    ],
    notes: [
      `Lembar catatan: ${counted} baris, kebanyakan kosong, diperiksa sebagai pemakai nasional (${times.nation.map(formatTime).join('; ')}) dan di bawah satu provinsi (${times.province.map(formatTime).join('; ')}), bergantian, dari berkas sampai semua baris diperiksa.`,
    ],
  };
}

async function timeUnder(place: Place, code: string, bytes: Uint8Array): Promise<number> {
  const { editionId, startDay } = place.campaign;
  const area = await authorizeArea(contextOf(operatorUser(), place.serving), { editionId, code, verb: 'import' });
  if (!area) throw new Error(`there is no area ${code}`);
  const began = performance.now();
  const areas = await getAreaLines(place.serving, { editionId, inside: area });
  const outcome = await inTurn('request', (run) =>
    run('check', {
      ...{ bytes, fileName: 'catatan.xlsx', kind: 'rekap', areas, headerChoices: {}, aliases: [] },
      settings: { ...plainSettings, asOf: startDay },
      campaign: { startDay, lastReportableDay: startDay, today: startDay },
      scope: { lo: area.lo, hi: area.hi },
    }),
  );
  const milliseconds = performance.now() - began;
  if (!outcome.ok) throw new Error(`the file was refused: ${outcome.problem.detail}`);
  return milliseconds;
}

async function writeRemarks(place: Place): Promise<Uint8Array<ArrayBuffer>> {
  const { editionId } = place.campaign;
  const inside = await authorizeArea(contextOf(operatorUser(), place.serving), {
    editionId,
    code: province,
    verb: 'view',
  });
  if (!inside) throw new Error(`there is no area ${province}`);
  const [kecamatan, desa] = await Promise.all(
    ([3, 4] as const).map((level) => listAreasInside(place.serving, { editionId, inside, level })),
  );
  const nameOf = new Map((kecamatan ?? []).map(({ code, name }) => [code, name]));
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Rekap');
  sheet.addRow(['No', 'Kecamatan', 'Desa', 'Target', 'Capaian', 'Keterangan']);
  for (let at = 0; at < rowsOfFile; at += 1) {
    const own = desa?.[at];
    if (own) sheet.addRow([at + 1, nameOf.get(own.code.slice(0, 8)), own.name, 100, at % 100]);
    else if (at % 4 === 0) sheet.addRow([null, null, `Catatan petugas nomor ${at} belum kembali`]);
    else if (at % 4 === 1) sheet.addRow([null, null, null, 1, 1, `Jumlah halaman ${at} belum`]);
    else if (at % 4 === 2) sheet.addRow([at, `Blok ${at}`, `Pos nomor ${at}`, 1, 1]);
    else sheet.addRow([null, null, null, null, null, `keterangan ${at} menyusul`]);
  }
  sheet.addRow([rowsOfFile, nameOf.get(desa?.[0]?.code.slice(0, 8) ?? ''), 'tidak dikenal', 1, 1]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
