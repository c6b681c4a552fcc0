import { expect, test } from 'vitest';
import { sheetColumns, tableColumns } from '../domain/columns';
import { statuses } from '../domain/progress';
import { changeColumns } from '../domain/report-columns';
import { definitionGroups, findDefinition } from './definitions';
import { outsideScopeLabel, statusLabels } from './words';

const all = definitionGroups.flatMap(({ terms }) => terms);

test.each([...new Set([...tableColumns, ...sheetColumns, ...changeColumns].map(({ key }) => key))])(
  'the column %s has a definition',
  (key) => {
    expect(findDefinition(key)).not.toBeNull();
  },
);

test.each(statuses)('the status %s has a definition under its own word', (status) => {
  expect(all.filter(({ word }) => word === statusLabels[status])).toHaveLength(1);
});

test('what does not take part has one too', () => {
  expect(all.map(({ word }) => word)).toContain(outsideScopeLabel);
});

test('each is one sentence, under one word and one key', () => {
  for (const { text } of all) {
    expect(text.endsWith('.'), text).toBe(true);
    // A sentence: no other full stop, but those in figures.
    expect(text.slice(0, -1).replaceAll(/\d\.\d/g, ''), text).not.toContain('.');
    expect(text).not.toContain('!');
  }
  expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

test('there is none of another name', () => {
  expect(findDefinition('tidak-ada')).toBeNull();
  expect(findDefinition('constructor')).toBeNull();
});
