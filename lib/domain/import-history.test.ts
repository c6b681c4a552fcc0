import { describe, expect, test } from 'vitest';
import { type AreaLevel, kindOfCode, levelOfCode, rangeOfCode } from './areas';
import { toDay } from './days';
import {
  activeParts,
  buildOfficeOptions,
  buildOverview,
  codesToName,
  everyUpload,
  groupByDay,
  type PlacedArea,
  withoutPart,
} from './import-history';

function place(code: string): PlacedArea {
  return { code, name: code, level: levelOfCode(code) as AreaLevel, kind: kindOfCode(code), ...rangeOfCode(code) };
}
const sent = (code: string, uploads: number) => ({ ...rangeOfCode(code), uploads });
const [day12, day13] = [toDay('2021-04-12'), toDay('2021-04-13')];

describe('the filter', () => {
  test('names what it leaves out, days as one part', () => {
    expect(activeParts(everyUpload)).toEqual([]);
    const filter = { ...everyUpload, kind: 'targets' as const, to: day12 };
    expect(activeParts(filter)).toEqual(['kind', 'days']);
    expect(withoutPart(filter, 'days')).toEqual({ ...everyUpload, kind: 'targets' });
    expect(withoutPart(filter, 'kind')).toEqual({ ...everyUpload, to: day12 });
  });
});

describe('the list of offices', () => {
  const areas = ['32', '32.15', '32.15.03', '32.16', '32.16.01'].map(place);
  const options = (own: string, list: ReturnType<typeof sent>[]) =>
    buildOfficeOptions(place(own), list, areas).map(({ area, alone, uploads }) => [area.code, alone, uploads]);

  test('has the own office alone, and each one below with what lies below it', () => {
    expect(options('32', [sent('32', 2), sent('32.15', 3), sent('32.15.03', 4)])).toEqual([
      ['32', true, 2],
      ['32.15', false, 7],
      ['32.15.03', false, 4],
    ]);
  });

  test('has the kabupaten above a kecamatan that sent, though its own office sent nothing', () => {
    expect(options('32', [sent('32.16.01', 5)])).toEqual([
      ['32.16', false, 5],
      ['32.16.01', false, 5],
    ]);
  });

  test('is empty where nothing was sent', () => expect(options('32', [])).toEqual([]));

  test('needs names of a code and of the area right below the own', () => {
    expect(codesToName('32.15.03', place('32'))).toEqual(['32.15', '32.15.03']);
    expect(codesToName('32.15', place('32'))).toEqual(['32.15']);
    expect(codesToName('32', place('32'))).toEqual(['32']);
    expect(codesToName('32.15.03', place('id'))).toEqual(['32', '32.15.03']);
  });
});

describe('the overview', () => {
  const own = place('32');
  const children = ['32.15', '32.16', '32.73'].map(place);
  const tally = (code: string, day: typeof day12, saved: number, waiting = 0) => ({
    ...rangeOfCode(code),
    day,
    saved,
    waiting,
  });
  const overview = (offices: string[], list: ReturnType<typeof tally>[]) =>
    buildOverview({ own, children, offices: offices.map(rangeOfCode), days: [day13, day12], sent: list });

  test('shows who is silent among those who could send, and counts those who could not', () => {
    const found = overview(
      ['32', '32.15', '32.15.03', '32.73'],
      [tally('32.15', day12, 2), tally('32.15.03', day12, 1, 1), tally('32.15.03', day13, 0, 1)],
    );
    expect(found?.days).toEqual([day12, day13]);
    expect(found?.lines.map(({ area, alone, days }) => [area.code, alone, days])).toEqual([
      ['32', true, [null, null]],
      [
        '32.15',
        false,
        [
          { saved: 3, waiting: 1 },
          { saved: 0, waiting: 1 },
        ],
      ],
      ['32.73', false, [null, null]],
    ]);
    expect(found?.without).toBe(1);
  });

  test('the own line holds nothing of those below', () => {
    const found = overview(['32', '32.15'], [tally('32', day12, 1), tally('32.15', day12, 5)]);
    expect(found?.lines[0]?.days).toEqual([{ saved: 1, waiting: 0 }, null]);
  });

  test('an area without an account that sent something stands there; what was taken back is nothing', () => {
    const found = overview(['32'], [tally('32.16.01', day12, 0)]);
    expect(found?.lines.map(({ area, days }) => [area.code, days])).toEqual([
      ['32', [null, null]],
      ['32.16', [null, null]],
    ]);
  });

  test('is none for a single office, and before anything was sent', () => {
    expect(overview(['32.15'], [tally('32.15', day12, 1)])).toBeNull();
    expect(buildOverview({ own, children, offices: children, days: [], sent: [] })).toBeNull();
  });
});

test('groups follow each other by day, in the order that was given', () => {
  const items = [day13, day13, day12].map((day, id) => ({ day, id }));
  expect(groupByDay(items, ({ day }) => day).map(({ day, items: list }) => [day, list.map(({ id }) => id)])).toEqual([
    [day13, [0, 1]],
    [day12, [2]],
  ]);
  expect(groupByDay([], () => day12)).toEqual([]);
});
