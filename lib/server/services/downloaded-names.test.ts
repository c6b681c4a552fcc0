import { expect, test } from 'vitest';
import { rangeOfCode } from '@/lib/domain/areas';
import { toDay } from '@/lib/domain/days';
import { defaultOffice } from '@/lib/domain/offices';
import { checkFile } from '@/lib/imports/check/check-file';
import { templateSettings } from '@/lib/imports/fixtures/settings';
import { buildProgress } from '@/lib/reports/fixtures/progress';
import { buildReport } from '@/lib/reports/report';
import { writeWorkbook } from '@/lib/reports/xlsx';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-07-01') };
const office = defaultOffice({ areaCode: '15.04', name: 'DPPKB Kabupaten Batanghari', timeZone: 'WIB' });

/** The areas of the table, and each code with the figure that came back for it from the workbook, which has no codes. */
async function sendBack(code: string, name: string, parts: readonly [code: string, name: string][]) {
  const progress = buildProgress(
    { code, name, target: 1_000, figures: { online: 60 } },
    parts.map(([part, called], at) => ({ code: part, name: called, target: 100, figures: { online: at + 1 } })),
  );
  const view = { order: { key: 'wilayah', descending: true }, filter: { status: null, search: '' } } as const;
  const report = buildReport(
    progress,
    { ...view, columns: null },
    { office, madeAt: new Date('2021-04-12T09:00:00Z') },
  );
  const bytes = await writeWorkbook([{ name, report, orientation: null }]);
  const outcome = await checkFile({
    ...{ bytes, fileName: 'unduhan.xlsx', kind: 'rekap', settings: templateSettings, campaign },
    ...{ scope: rangeOfCode(code), aliases: [], headerChoices: {} },
    areas: [[code, name], ...parts].map((area) => area.join('\t')).join('\n'),
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { refused, facts } = outcome.checked;
  const online = facts.filter(({ measure }) => measure === 'recorded.online');
  const names = report.rows.filter(({ kind }) => kind === 'area').map(({ cells }) => cells[1]);
  return { refused, names, found: new Map(online.map(({ area, value }) => [area, value])) };
}

test.each<[string, string, [string, string][], string[]]>([
  [
    ...(['15.04.08', 'Maro Sebo Ulu'] as const),
    [
      ['15.04.08.1008', 'Terusan'],
      ['15.04.08.2006', 'Terusan'],
      ['15.04.08.2007', 'Rengas IX'],
    ],
    ['Kelurahan Terusan', 'Desa Terusan', 'Rengas IX'],
  ],
  [
    ...(['12.01.10', 'Sorkam Barat'] as const),
    [
      ['12.01.10.1001', 'Sorkam Kanan'],
      ['12.01.10.2018', 'SORKAM KANAN'],
      ['12.01.10.2002', 'Pahieme'],
    ],
    ['Kelurahan Sorkam Kanan', 'Desa SORKAM KANAN', 'Pahieme'],
  ],
  // A kota is called one anyway.
  [
    ...(['32', 'Jawa Barat'] as const),
    [
      ['32.01', 'Bogor'],
      ['32.71', 'Bogor'],
    ],
    ['Kota Bogor', 'Bogor'],
  ],
])('%s %s: areas of one name are told apart', async (code, name, parts, names) => {
  const sent = await sendBack(code, name, parts);
  expect(sent.refused).toEqual([]);
  expect([...sent.names].sort()).toEqual([...names].sort());
  expect(sent.found).toEqual(new Map(parts.map(([part], at) => [rangeOfCode(part).lo, at + 1])));
});
