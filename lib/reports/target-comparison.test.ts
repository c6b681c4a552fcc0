import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { defaultOffice } from '../domain/offices';
import { compareTargets } from '../domain/target-comparison';
import { noTarget } from '../domain/targets';
import { buildTargetComparison } from './target-comparison';

const area = (name: string, code: string, before: number | null, after: number | null) => ({
  ...{ name, code, level: 2 as const, kind: 'kabupaten' as const },
  targets: new Map(
    [
      [1, before],
      [2, after],
    ].flatMap(([version, total]) =>
      total === null ? [] : [[version, { ...noTarget, total }] as [number, typeof noTarget]],
    ),
  ),
});

test('Purworejo, 248.059 by Portal and 236.589 by DIPA: a row for what moved, one for all that stayed, and their sums', () => {
  const rows = [
    area('Purworejo', '33.06', 248_059, 236_589),
    area('Kebumen', '33.05', 350_000, 350_000),
    area('Magelang', '33.08', null, 300_000),
  ];
  const campaign = { slug: 'pk21', name: 'PK21', unit: 'keluarga', source: 'uji', simulated: null };
  const version = (name: string, letter: string | null) => ({ name, letter, spans: [] });
  const report = buildTargetComparison(
    {
      ...{ campaign, area: { name: 'Jawa Tengah', code: '33', level: 1, kind: 'provinsi' } },
      ...{ from: version('Portal', null), to: version('DIPA', 'DIPA 2021') },
      comparison: compareTargets(rows, { from: 1, to: 2 }),
    },
    {
      office: defaultOffice({ areaCode: '33', name: 'Perwakilan', timeZone: 'WIB' }),
      madeAt: new Date(`${toDay('2021-05-31')}T05:00:00Z`),
    },
  );
  expect(report.fileName).toBe('pk21-33-banding-target-2021-05-31');
  expect(report.columns.map(({ header }) => header)).toEqual([
    ...['No', 'Kode', 'Wilayah', 'Portal', 'DIPA', 'Perubahan'],
  ]);
  expect(report.rows.map(({ kind, cells }) => [kind, ...cells])).toEqual([
    ['area', 1, '33.06', 'Purworejo', 248_059, 236_589, -11_470],
    ['area', 2, '33.08', 'Magelang', null, 300_000, null],
    ['rest', null, null, '1 tetap', 350_000, 350_000, 0],
    ['sum', null, null, 'Jumlah bagian', 598_059, 886_589, -11_470],
  ]);
});
