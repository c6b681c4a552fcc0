import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, toDay } from './days';
import { FactList, packFacts } from './import-facts';
import { type ImportFact, measures } from './imports';

const fact: fc.Arbitrary<ImportFact> = fc
  .record({
    part: fc.nat(25_600),
    row: fc.integer({ min: 1, max: 200_000 }),
    area: fc.integer({ min: 0, max: 9_999_999_999 }),
    day: fc.option(fc.integer({ min: 0, max: 400 }).map((days) => addDays(toDay('2021-01-01'), days))),
    measure: fc.constantFrom(...measures),
    value: fc.integer({ min: 0, max: 200_000_000 }),
    rare: fc.record({ added: fc.nat(9), found: fc.nat(9), addedFound: fc.nat(9) }, { requiredKeys: [] }),
  })
  .map(({ part, rare, ...rest }) => ({ ...(part > 0 && { part }), ...rest, ...rare }));

test('facts come out as they went in, run by run', () => {
  fc.assert(
    fc.property(fc.array(fact), fc.integer({ min: 1, max: 7 }), (facts, run) => {
      const list = new FactList(packFacts(facts));
      expect(list.length).toBe(facts.length);
      const runs = Array.from({ length: Math.ceil(facts.length / run) }, (_, at) =>
        list.slice(at * run, at * run + run),
      );
      expect(runs.flat()).toEqual(facts);
      const visited: unknown[] = [];
      list.forEachArea((area, day, row) => visited.push({ area, day, row }));
      expect(visited).toEqual(facts.map(({ area, day, row }) => ({ area, day, row })));
      expect(new Set(list.days)).toEqual(new Set(facts.flatMap((fact) => fact.day ?? [])));
    }),
  );
});

test('a run as columns that Postgres reads', () => {
  const day = toDay('2021-04-12');
  const list = FactList.of([
    { row: 2, area: 3_215_050_000, day, measure: 'recorded.online', value: 10 },
    { part: 1, row: 3, area: 3_215_040_000, day: null, measure: 'target.total', value: 20 },
    { row: 4, area: 0, day, measure: 'workforce.kader', value: 0 },
  ]);
  expect(list.columns(0, 2)).toEqual({
    ...{ part: '{0,1}', row: '{2,3}', area: '{3215050000,3215040000}', value: '{10,20}' },
    ...{ day: '{2021-04-12,NULL}', measure: '{recorded.online,target.total}' },
    ...{ added: '{}', found: '{}', addedFound: '{}' },
  });
  expect(list.columns(2, 9).row).toBe('{4}');
  const increments = FactList.of([
    { row: 2, area: 3_215_050_000, day, measure: 'recorded.online', value: 10, added: 3, found: 0 },
    { row: 3, area: 3_215_040_000, day, measure: 'recorded.online', value: 20 },
  ]);
  expect(increments.columns(0, 2)).toMatchObject({ added: '{3,NULL}', found: '{0,NULL}', addedFound: '{}' });
});
