import { expect, test } from 'vitest';
import { z } from 'zod';
import { progressAnswer } from './api-progress';
import { figureColumns, figureRow } from './figure-rows';

/** The names of all figures of the API, nested ones joined to the name above them; of a list of objects those of its first. */
function namesOf(schema: z.ZodType, above = ''): string[] {
  const known = schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const inner = known instanceof z.ZodArray && known.element instanceof z.ZodObject ? known.element : known;
  if (!(inner instanceof z.ZodObject)) return [above];
  return Object.entries(inner.shape).flatMap(([name, part]) =>
    namesOf(part as z.ZodType, above === '' ? name : `${above}${name.charAt(0).toUpperCase()}${name.slice(1)}`),
  );
}

test('every figure of the API has a column of its name', () => {
  const figures = namesOf(progressAnswer.shape.figures);
  expect(figures).toContain('withoutHeldPercent');
  expect(figureColumns.slice(figureColumns.indexOf('target'))).toEqual(figures);
});

test('what a program joins and groups by stands in front', () => {
  expect(figureColumns.slice(0, figureColumns.indexOf('target'))).toEqual([
    ...['campaign', 'day', 'stage', 'targetSet', 'level', 'kind', 'code', 'name', 'parentCode', 'rank'],
  ]);
});

test('names can be written into any program: letters alone', () => {
  for (const name of Object.keys(figureRow.shape)) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
});
