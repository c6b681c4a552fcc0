import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { keepText, type ValueAt } from './kept-text';

const write = (statement: ReturnType<typeof sql>) => {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  return { text, params };
};

test('each value goes where it is named, as often as it is, and the text is made once', () => {
  let made = 0;
  const statement = keepText((value: ValueAt<'area' | 'days'>) => {
    made += 1;
    return sql`select "lo" from areas where lo = ${value('area')} and day = any (${value('days')}) or parent = ${value('area')}`;
  });
  const text = 'select "lo" from areas where lo = $1 and day = any ($2) or parent = $3';
  expect(write(statement({ area: 32, days: ['a', 'b'] }))).toEqual({ text, params: [32, ['a', 'b'], 32] });
  expect(write(statement({ area: 0, days: [] }))).toEqual({ text, params: [0, [], 0] });
  expect(made).toBe(1);
});

test('it goes into another statement, before and after values of that', () => {
  const part = keepText((value: ValueAt<'at'>) => sql`(select ${value('at')}::int)`);
  expect(write(sql`select ${1}, ${part({ at: 2 })}, ${3}`)).toEqual({
    text: 'select $1, (select $2::int), $3',
    params: [1, 2, 3],
  });
});

test('a value without a name, which would stand in it for ever, is refused', () => {
  const statement = keepText(() => sql`select ${5}::int`);
  expect(() => statement({})).toThrow('a value that is not named');
});
