import { expect, test } from 'vitest';
import type { AreaRow } from './area-progress';
import { by, figuresOf } from './fixtures/lagging';
import { suggestKader } from './kader-hints';

const row = (code: string, recorded: number | null, kader: number | null): AreaRow => ({
  area: { code, name: code, level: 4, kind: 'desa' },
  figures: figuresOf({ code, target: 1_000, recorded: by(recorded), ...(kader && { kader }) }),
  spark: null,
});
const tell = (rows: AreaRow[], most = 5) =>
  suggestKader(rows, most).map(({ from, kader, to, requiredNow, requiredThen }) => [
    ...[from.code, kader, to.code, requiredNow, requiredThen],
  ]);

test('an area that is done helps the one that needs most, in the same kecamatan first', () => {
  const rows = [
    row('32.15.01.2001', 1_000, 3),
    row('32.15.01.2002', 20, 4),
    row('32.15.02.2001', 1_050, 9),
    row('32.15.02.2002', 60, 10),
    row('32.15.02.2003', 1_000, 2),
  ];
  // 980 left in 49 days are 20 a day: 5 for each of 4, 2,9 for each of 7. 940 are 20 too (19,2): 1,9 of 10, 1,1 of 19.
  expect(tell(rows)).toEqual([
    ['32.15.01.2001', 3, '32.15.01.2002', 5, 2.9],
    ['32.15.02.2001', 9, '32.15.02.2002', 1.9, 1.1],
  ]);
  expect(tell(rows, 1)).toHaveLength(1);
});

test('an area elsewhere helps where none beside is done', () => {
  expect(tell([row('32.15.01.2001', 20, 4), row('32.15.02.2001', 1_000, 6)])).toEqual([
    ['32.15.02.2001', 6, '32.15.01.2001', 5, 2],
  ]);
});

test('nothing is suggested of kader that nobody counted, nor to an area that is on plan or has none', () => {
  expect(tell([row('32.15.01.2001', 1_000, null), row('32.15.01.2002', 20, 4)])).toEqual([]);
  expect(tell([row('32.15.01.2001', 1_000, 3), row('32.15.01.2002', 20, null)])).toEqual([]);
  expect(tell([row('32.15.01.2001', 1_000, 3), row('32.15.01.2002', 500, 4)])).toEqual([]);
  expect(tell([row('32.15.01.2001', 1_000, 3), row('32.15.01.2002', null, 4)])).toEqual([]);
});
