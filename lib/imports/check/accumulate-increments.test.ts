import { expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import type { ImportFact, Measure } from '../../domain/imports';
import { accumulateIncrements, type PreviousFigure } from './accumulate-increments';

function fact(
  row: number,
  day: string | null,
  value: number,
  measure: Measure = 'recorded.online',
  area = 1,
): ImportFact {
  return { row, area, day: day === null ? null : toDay(day), measure, value };
}

const nothingElse = {
  ...{ same: null, statedDay: null, otherForm: null, ended: false, ofParts: null },
  ...{ found: null, sameFound: null },
};

/** What a ledger with these figures answers; some came by increments, and of some is known how many were found. */
function ledger(...figures: [day: string, value: number, how?: 'increment' | null, found?: number][]): PreviousFigure {
  return ({ before }) => {
    const earlier = figures.filter(([day]) => day < before);
    const last = earlier.at(-1);
    const stated = earlier.findLast(([, , how]) => how !== 'increment');
    const same = figures.find(([day]) => day === before);
    return {
      day: last ? toDay(last[0]) : null,
      value: last?.[1] ?? null,
      found: last?.[3] ?? null,
      same: same?.[1] ?? null,
      sameFound: same?.[3] ?? null,
      statedDay: stated ? toDay(stated[0]) : null,
      otherForm: null,
      ended: false,
      ofParts: null,
    };
  };
}

const values = (facts: readonly ImportFact[]) => facts.map((one) => one.value);

test('an increment is added to what stood the day before', () => {
  const { facts } = accumulateIncrements({
    facts: [fact(2, '2021-04-12', 400)],
    previousFigure: ledger(['2021-04-10', 28_000], ['2021-04-11', 28_400], ['2021-04-12', 1]),
  });
  expect(values(facts)).toEqual([28_800]);
});

test('without a figure before, counting begins at 0', () => {
  expect(values(accumulateIncrements({ facts: [fact(2, '2021-04-01', 7)], previousFigure: ledger() }).facts)).toEqual([
    7,
  ]);
});

test('days of one file build on each other, in the order of the days, whatever that of the rows', () => {
  const facts = [fact(2, '2021-04-13', 3), fact(3, '2021-04-11', 1), fact(4, '2021-04-12', 2)];
  expect(values(accumulateIncrements({ facts, previousFigure: ledger(['2021-04-10', 100]) }).facts)).toEqual([
    106, 101, 103,
  ]);
});

test('a day sent again replaces what stands for it', () => {
  const facts = [fact(2, '2021-04-11', 1), fact(3, '2021-04-12', 2)];
  expect(
    values(accumulateIncrements({ facts, previousFigure: ledger(['2021-04-10', 100], ['2021-04-11', 999]) }).facts),
  ).toEqual([101, 103]);
});

test('a report between two days of the file is what the later one builds on', () => {
  const facts = [fact(2, '2021-04-05', 1), fact(3, '2021-04-12', 2)];
  expect(
    values(accumulateIncrements({ facts, previousFigure: ledger(['2021-04-04', 10], ['2021-04-08', 50]) }).facts),
  ).toEqual([11, 52]);
});

test('a report between two days that came by an increment moves along with the days of the file', () => {
  const facts = [fact(2, '2021-05-04', 7), fact(3, '2021-05-06', 1)];
  const previousFigure = ledger(['2021-05-03', 10], ['2021-05-05', 15, 'increment']);
  expect(values(accumulateIncrements({ facts, previousFigure }).facts)).toEqual([17, 23]);
});

test('one that was stated in all moves along only where somebody said so', () => {
  const facts = [fact(2, '2021-05-04', 7), fact(3, '2021-05-06', 1)];
  const previousFigure = ledger(['2021-05-03', 10], ['2021-05-05', 15]);
  expect(values(accumulateIncrements({ facts, previousFigure }).facts)).toEqual([17, 16]);
  expect(values(accumulateIncrements({ facts, previousFigure, statedMoves: true }).facts)).toEqual([17, 23]);
});

test('an increment says what it added, beside the figure that it makes', () => {
  const { facts } = accumulateIncrements({
    facts: [fact(2, '2021-05-05', 5), fact(2, null, 9, 'target.total')],
    previousFigure: ledger(['2021-05-03', 10]),
  });
  expect(facts.map(({ value, added }) => [value, added])).toEqual([
    [15, 5],
    [9, undefined],
  ]);
});

test.each([
  ['recorded.online', 'angka sebelumnya, 110.000, tanpa rincian kanal'],
  ['recorded.unsplit', 'angka sebelumnya, 110.000, dirinci per kanal'],
] as const)(
  'an increment of %s on a figure in the other form is refused, for there is nothing to put it on',
  (measure, reason) => {
    const { facts, refused } = accumulateIncrements({
      facts: [fact(2, '2021-05-26', 5, measure)],
      previousFigure: () => ({ ...nothingElse, day: toDay('2021-05-20'), value: 70_000, otherForm: 110_000 }),
    });
    expect(facts).toEqual([]);
    expect(refused).toMatchObject([{ row: 2, value: '5', reason: expect.stringContaining(reason) }]);
  },
);

test('an increment of a channel that a total has ended is refused, though a figure of it is known', () => {
  const { facts, refused } = accumulateIncrements({
    facts: [fact(2, '2021-04-04', 5, 'recorded.manual')],
    previousFigure: () => ({ ...nothingElse, day: toDay('2021-04-01'), value: 14, ended: true }),
  });
  expect(facts).toEqual([]);
  expect(refused).toMatchObject([
    {
      ...{ row: 2, value: '5', code: 'increment-in-other-form' },
      reason: expect.stringContaining('sudah diganti laporan tanpa rincian kanal'),
    },
  ]);
});

test('an increment of an area whose figure is that of the areas below it is refused, and so are the days after it', () => {
  const { facts, refused } = accumulateIncrements({
    facts: [fact(2, '2021-05-03', 120), fact(3, '2021-05-04', 5)],
    previousFigure: () => ({ ...nothingElse, day: null, value: null, ofParts: 1_452 }),
  });
  expect(facts).toEqual([]);
  const reason = expect.stringContaining('1.452 adalah jumlah wilayah di bawahnya');
  expect(refused).toMatchObject([
    { row: 2, value: '120', code: 'increment-above-parts', reason },
    { row: 3, code: 'increment-above-parts', reason },
  ]);
});

test('areas and measures stay apart; targets and kader pass', () => {
  const facts = [
    fact(2, '2021-04-12', 1),
    fact(2, '2021-04-12', 2, 'recorded.manual'),
    fact(3, '2021-04-12', 3, 'recorded.online', 2),
    fact(2, null, 9, 'target.total'),
    fact(2, '2021-04-12', 8, 'workforce.kader'),
  ];
  expect(
    values(
      accumulateIncrements({
        facts,
        previousFigure: ({ area }) => ({ ...nothingElse, day: toDay('2021-04-01'), value: area * 100 }),
      }).facts,
    ),
  ).toEqual([101, 102, 203, 9, 8]);
});

test('a sum past the largest figure refuses its row whole', () => {
  const { facts, refused } = accumulateIncrements({
    facts: [fact(2, '2021-04-12', 2), fact(2, '2021-04-12', 1, 'recorded.manual', 9)],
    previousFigure: ({ area }) => ({ ...nothingElse, day: toDay('2021-04-01'), value: area === 1 ? 199_999_999 : 0 }),
  });
  expect(facts).toEqual([]);
  expect(refused).toMatchObject([{ row: 2, reason: expect.stringContaining('200.000.000') }]);
});

test('rows of one number on two sheets are two rows, and a refusal names the sheet', () => {
  const tooMuch = { ...fact(5, '2021-04-12', 200_000_001), part: 1 };
  const { facts, refused } = accumulateIncrements({
    facts: [fact(5, '2021-04-11', 7), tooMuch],
    previousFigure: ledger(),
    sheetOf: (part) => ['11 April', '12 April'][part],
  });
  expect(values(facts)).toEqual([7]);
  expect(refused).toMatchObject([{ row: 5, sheet: '12 April' }]);
});

test('what was found is put on what was found before, and is not known where either is not', () => {
  const found = (facts: readonly ImportFact[]) =>
    facts.map((one) => [one.value, one.found ?? null, one.addedFound ?? null]);
  const turn = (before: PreviousFigure, facts: ImportFact[], statedMoves = false) =>
    found(accumulateIncrements({ facts, previousFigure: before, statedMoves }).facts);
  const of = (row: number, day: string, value: number, some?: number): ImportFact => ({
    ...fact(row, day, value),
    ...(some !== undefined && { found: some }),
  });
  const known = ledger(['2021-05-03', 100, null, 90]);
  expect(turn(known, [of(2, '2021-05-04', 10, 7), of(3, '2021-05-05', 5, 5)])).toEqual([
    [110, 97, 7],
    [115, 102, 5],
  ]);
  // Nothing stands: counting begins at 0, of what was found too.
  expect(turn(ledger(), [of(2, '2021-05-04', 10, 7)])).toEqual([[10, 7, 7]]);
  expect(turn(known, [of(2, '2021-05-04', 10), of(3, '2021-05-05', 5, 5)])).toEqual([
    [110, null, null],
    [115, null, 5],
  ]);
  expect(turn(ledger(['2021-05-03', 100]), [of(2, '2021-05-04', 10, 7)])).toEqual([[110, null, 7]]);
  // A day between those of the file moves by what the file puts before it; of a figure in all nobody says any more.
  const facts = [of(2, '2021-05-04', 10, 7), of(3, '2021-05-06', 1, 1)];
  const between = (how: 'increment' | null) => ledger(['2021-05-03', 100, null, 90], ['2021-05-05', 120, how, 108]);
  expect(turn(between('increment'), facts)).toEqual([
    [110, 97, 7],
    [131, 116, 1],
  ]);
  expect(turn(between(null), facts)).toEqual([
    [110, 97, 7],
    [121, 109, 1],
  ]);
  expect(turn(between(null), facts, true)[1]).toEqual([131, null, 1]);
});
