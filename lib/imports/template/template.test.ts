import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import type { Channel, Stage } from '../../domain/counts';
import { toDay } from '../../domain/days';
import { type ImportKind, importKinds } from '../../domain/imports';
import { AreaIndex } from '../areas/area-index';
import { unpackAreas } from '../areas/pack-areas';
import { checkRows } from '../check/check-rows';
import { templateSettings } from '../fixtures/settings';
import { parseFile } from '../read/parse-file';
import { findTables } from '../table/find-table';
import { buildTemplate, type TemplateInput, templateHeadersFor } from './template';

const day = toDay('2021-04-12');
const areas = [
  { code: '32.15', name: 'Karawang' },
  { code: '32.15.03.2003', name: 'Soka"an' },
  { code: '32.15.03.2001', name: '=HYPERLINK("x")' },
];

const days = { first: toDay('2021-04-01'), last: day };

async function rowsOf(input: Partial<TemplateInput> & { format: 'csv' | 'xlsx' }) {
  const bytes = await buildTemplate({ kind: 'rekap', areas, day, days, ...input });
  const outcome = await parseFile({ bytes, fileName: `templat.${input.format}` });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return { bytes, outcome, rows: outcome.sheets[0]?.rows.map((row) => row.cells) ?? [] };
}

describe.each([
  { format: 'csv' as const, separator: ';' as const },
  { format: 'csv' as const, separator: ',' as const },
  { format: 'xlsx' as const },
])('$format $separator', (input) => {
  test('holds codes as text, names that are no formulas, and the day', async () => {
    const { rows } = await rowsOf(input);
    expect(rows).toEqual([
      ['kode_wilayah', 'wilayah', 'tanggal', 'online_terdata', 'online_masuk', 'manual_terdata', 'manual_masuk'],
      ['32.15', 'Karawang', '2021-04-12'],
      ['32.15.03.2003', 'Soka"an', '2021-04-12'],
      ['32.15.03.2001', '\'=HYPERLINK("x")', '2021-04-12'],
    ]);
  });

  test.each(importKinds)('of kind %s comes back as rows that are not yet reported', async (kind: ImportKind) => {
    const { outcome } = await rowsOf({ ...input, kind, day: null });
    const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: day };
    const found = findTables({ sheets: outcome.sheets, kind, settings: templateSettings, campaign });
    if (!found.ok) throw new Error(found.problem.detail);
    expect(found.warnings).toEqual([]);
    expect(found.tables[0].columns.every((column) => column.meaning !== null)).toBe(true);
    expect(
      checkRows({
        tables: found.tables,
        settings: templateSettings,
        kind,
        campaign,
        areas: new AreaIndex(unpackAreas(areas.map(({ code, name }) => `${code}\t${name}`).join('\n'))),
        scope: rangeOfCode('32.15'),
      }),
    ).toMatchObject({ rowCount: 3, acceptedRows: 0, refusedRows: 0, refused: [] });
  });
});

test('a CSV opens in Excel: mark, `;`, CRLF', async () => {
  const bytes = await buildTemplate({ kind: 'targets', format: 'csv', areas: areas.slice(0, 1), day: null, days });
  expect(Buffer.from(bytes).toString()).toBe(
    '\ufeffkode_wilayah;wilayah;target;target_online;target_manual\r\n32.15;Karawang;;;\r\n',
  );
});

test.each<[Channel[], Stage[], string[], string[]]>([
  [
    ['online', 'manual', 'unsplit'],
    ['collected', 'recorded'],
    ['online_terdata', 'online_masuk', 'manual_terdata', 'manual_masuk'],
    ['target', 'target_online', 'target_manual'],
  ],
  [['manual', 'unsplit'], ['recorded', 'validated'], ['manual_masuk'], ['target', 'target_manual']],
  [['unsplit'], ['recorded'], ['total_masuk'], ['target']],
  [['unsplit'], ['collected', 'recorded'], ['total_terdata', 'total_masuk'], ['target']],
])('a campaign with %j and %j is asked for those alone', (channels, stages, rekap, targets) => {
  expect(templateHeadersFor('rekap', { channels, stages }).slice(3)).toEqual(rekap);
  expect(templateHeadersFor('targets', { channels, stages }).slice(2)).toEqual(targets);
});
