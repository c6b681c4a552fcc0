import { expect, test } from 'vitest';
import { buildKarawang, buildProgress } from '../reports/fixtures/progress';
import { describeSpread, formatSpread } from './spread-words';

const part = (code: string, target: number | null, online: number | null) => ({
  ...{ code, name: code, target },
  figures: online === null ? {} : { online },
});
const own = { code: '32.15', name: 'Karawang', target: 1_000, figures: { online: 500 } };

test('Karawang, four kecamatan of which one has not reported, beside a floor of 20 %', () => {
  const karawang = buildKarawang();
  const shown = { ...karawang, campaign: { ...karawang.campaign, floorPercent: 20 } };
  expect(describeSpread(shown)).toBe('2 dari 3 kecamatan di bawah 20\u00a0%; terendah 0,00, tertinggi 23,75');
  expect(formatSpread(shown)).toMatchObject({ label: 'Di bawah 20\u00a0%', value: '2' });
});

test('an area on the floor is not below it, and what is over 100 is not capped', () => {
  const rows = [part('32.15.01', 100, 80), part('32.15.02', 100, 79), part('32.15.03', 100, 104)];
  const shown = buildProgress(own, rows, { floorPercent: 80 });
  expect(describeSpread(shown)).toBe('1 dari 3 kecamatan di bawah 80\u00a0%; terendah 79,00, tertinggi 104,00');
});

test.each([
  ['a campaign without a floor', { floorPercent: null }, [part('32.15.01', 100, 80), part('32.15.02', 100, 79)]],
  ['a single row', { floorPercent: 80 }, [part('32.15.01', 100, 80), part('32.15.02', null, 79)]],
  ['nobody who reported', { floorPercent: 80 }, [part('32.15.01', 100, null), part('32.15.02', 100, null)]],
])('says nothing of %s', (_what, said, rows) => {
  expect(describeSpread(buildProgress(own, rows, said))).toBeNull();
});
