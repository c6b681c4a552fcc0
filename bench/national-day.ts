import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { nationalCampaign } from '../db/seed/national';
import { nationCode } from '../lib/domain/areas';
import { addDays, type IsoDay } from '../lib/domain/days';
import type { ImportSettings } from '../lib/domain/imports';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import { readAreaProgress } from '../lib/server/loaders/progress';
import type { Place } from './place';

/** What every desa of the nation reports for one day, through two channels. */
export type NationalDay = {
  day: IsoDay;
  rows: { code: string; name: string; online: number; manual: number }[];
};

/** What is said beside the file: nothing that the file does not say itself. */
export const plainSettings: ImportSettings = {
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'unsplit', under: null },
  columns: {},
  rows: {},
};

/**
 * The day after the last one that the campaign of the measurements holds: each desa stands where it stood, and some
 * families more, as on most days.
 */
export async function readNationalDay(place: Place): Promise<NationalDay> {
  const { slug, lastReportDay } = nationalCampaign;
  const progress = await readAreaProgress(contextOf(operatorUser(), place.serving), {
    ...{ campaignSlug: slug, code: nationCode, asOf: lastReportDay, stage: 'recorded', detail: 'desa' },
    ...{ targetSet: null, series: false },
  });
  if (!progress) throw new Error('the national campaign was not read');
  const rows = progress.rows.map(({ area, figures }, at) => ({
    ...{ code: area.code, name: area.name },
    online: (figures.online ?? 0) + (at % 5),
    manual: (figures.manual ?? 0) + (at % 3),
  }));
  return { day: addDays(lastReportDay, 1), rows };
}

/** As the template has it, the names left out. */
export function writeCsv({ day, rows }: NationalDay): Uint8Array {
  const lines = rows.map(({ code, online, manual }) => `${code},${day},${online},${manual}`);
  return new TextEncoder().encode(`kode_wilayah,tanggal,online_masuk,manual_masuk\n${lines.join('\n')}\n`);
}

/** As an office saves it from Excel: texts shared between the cells, days as dates. */
export async function writeXlsx({ day, rows }: NationalDay): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
  const sheet = workbook.addWorksheet('Rekap');
  sheet.addRow(['kode_wilayah', 'wilayah', 'tanggal', 'online_masuk', 'manual_masuk']).commit();
  const date = new Date(`${day}T00:00:00Z`);
  for (const [at, { code, name, online, manual }] of rows.entries()) {
    const row = sheet.addRow([code, name, date, online, manual]);
    row.getCell(3).numFmt = 'yyyy-mm-dd';
    row.commit();
    if (at % 250 === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(chunks);
}
