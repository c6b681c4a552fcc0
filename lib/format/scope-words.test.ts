import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { noFigures } from '../domain/fixtures/figures';
import { describeLokus, formatLokus } from './scope-words';

const karawang = {
  area: { code: '32.15', name: 'Karawang', level: 2 as const, kind: 'kabupaten' as const },
  headline: { ...noFigures, scope: { areas: 15, of: 309, reported: 14 } },
  scope: { fromDay: toDay('2024-08-01'), letter: null, lokusLevel: 4 as const, hidden: 25, all: false },
};

test('n dari N lokus: those that have reported, of those that take part', () => {
  expect(formatLokus(karawang)).toBe('14 dari 15 lokus');
  expect(describeLokus(karawang)).toBe(
    '14 dari 15 lokus sudah lapor; ikut serta 15 dari 309 desa/kelurahan, sejak 1 Agustus 2024',
  );
  const letter = { ...karawang, scope: { ...karawang.scope, letter: 'SE 4/2024' } };
  expect(describeLokus(letter)).toMatch(/sejak 1 Agustus 2024 \(SE 4\/2024\)$/);
});

test('nothing of a census, of an area that does not take part, and of a lokus itself', () => {
  const desa = { code: '32.15.26.2005', name: 'Margasari', level: 4 as const, kind: 'desa' as const };
  for (const one of [
    { ...karawang, scope: null, headline: noFigures },
    { ...karawang, headline: { ...karawang.headline, takesPart: false } },
    { ...karawang, area: desa },
    { ...karawang, scope: { ...karawang.scope, lokusLevel: null } },
  ]) {
    expect([formatLokus(one), describeLokus(one)]).toEqual([null, null]);
  }
});
