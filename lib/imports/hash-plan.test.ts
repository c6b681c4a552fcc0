import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { ImportFact } from '../domain/imports';
import { templateSettings } from './fixtures/settings';
import { hashFile, hashPlan } from './hash-plan';

const facts: ImportFact[] = [
  { row: 2, area: 1, day: toDay('2021-04-12'), measure: 'collected.online', value: 5 },
  { row: 2, area: 1, day: toDay('2021-04-12'), measure: 'recorded.online', value: 4 },
  { row: 3, area: 2, day: null, measure: 'target.total', value: 9 },
];

test('the order of facts and of keys is no difference', () => {
  const settings = { ...templateSettings, columns: { a: 'ignore', b: 'day' } };
  const turned = {
    ...Object.fromEntries(Object.entries(settings).reverse()),
    columns: { b: 'day', a: 'ignore' },
  } as typeof settings;
  expect(hashPlan([...facts].reverse(), turned)).toBe(hashPlan(facts, settings));
});

test('anything else is', () => {
  const plain = hashPlan(facts, templateSettings);
  const [first, ...rest] = facts;
  const others = [
    hashPlan(rest, templateSettings),
    ...[
      { value: 6 },
      { row: 9 },
      { area: 3 },
      { day: toDay('2021-04-13') },
      { measure: 'collected.manual' as const },
    ].map((change) => hashPlan(first ? [{ ...first, ...change }, ...rest] : [], templateSettings)),
    hashPlan(facts, { ...templateSettings, mode: 'daily' }),
    hashPlan(facts, { ...templateSettings, rows: { '2': '32' } }),
  ];
  expect(new Set([plain, ...others]).size).toBe(others.length + 1);
});

test('of a file it is plain SHA-256', () => {
  expect(hashFile(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
