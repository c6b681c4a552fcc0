import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parts } from './pdf-parts';

test('the version of pdfmake is the one whose parts are used', () => {
  const { version } = JSON.parse(readFileSync('node_modules/pdfmake/package.json', 'utf8'));
  expect(version, 'read lib/reports/pdf-parts.ts and pdf-print.ts against the new version').toBe('0.3.11');
});

test.each([
  ['Document', ['provideFont', 'struct', 'addStructure', 'markContent', 'markStructureContent', '_write', 'end']],
  ['Layout', ['layoutDocument', 'registerTableLayouts', 'tryLayoutDocument', 'processRow']],
  ['Inlines', ['buildInlines']],
  ['Breaker', ['getBreaks']],
  ['Renderer', ['renderPages', 'renderLine', 'renderVector', 'renderImage']],
] as const)('pdfmake has %s with what is overridden or called of it', (name, members) => {
  const { prototype } = parts[name] as { prototype: Record<string, unknown> };
  expect(members.filter((member) => typeof prototype[member] !== 'function')).toEqual([]);
});
