import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FlagNote } from './flag-note';

test('the asterisk of a sum is explained, also where no row below has one', () => {
  expect(renderToStaticMarkup(<FlagNote flags={[]} sum={['held']} />)).toContain(
    '* angka janggal, jauh di atas target atau laporan sebelumnya (sisa, laju, dan status tanpa angka itu): jumlahnya.',
  );
  expect(renderToStaticMarkup(<FlagNote flags={[]} sum={['stale', 'fell']} />)).toBe('');
});
