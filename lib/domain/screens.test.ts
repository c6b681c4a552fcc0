import { expect, test } from 'vitest';
import { buildKarawang, buildProgress } from '../reports/fixtures/progress';
import { listScreens, mostSilent, rowsPerScreen } from './screens';

const kinds = (progress: Parameters<typeof listScreens>[0]) => listScreens(progress).map(({ kind }) => kind);

test('turns through the area, its parts from the lowest, why they lag, and who has not reported', () => {
  const [own, rows, causes, silent, ...more] = listScreens(buildKarawang());
  expect([own?.kind, causes?.kind, more]).toEqual(['area', 'causes', []]);
  expect(rows).toMatchObject({ kind: 'rows', from: 1, to: 4, of: 4 });
  expect(rows?.kind === 'rows' && rows.rows.map(({ area }) => area.name)).toEqual([
    ...['Telukjambe Timur', 'Pangkalan', 'Karawang Barat', 'Klari'],
  ]);
  expect(silent).toMatchObject({ kind: 'silent', count: 1, of: 4, rows: [{ area: { name: 'Klari' } }] });
});

test('every area stands on one screen, and no screen is longer than can be read', () => {
  for (const count of [0, 1, 10, 11, 34, 61]) {
    const parts = Array.from({ length: count }, (_, at) => ({
      ...{ code: `32.15.${String(at + 1).padStart(2, '0')}`, name: `Kecamatan ${at}`, target: 100 },
      figures: at % 3 === 0 ? {} : { online: at },
    }));
    const progress = buildProgress({ code: '32.15', name: 'Karawang', target: 9_000, figures: { online: 5 } }, parts);
    const screens = listScreens(progress);
    const rows = screens.flatMap((screen) => (screen.kind === 'rows' ? [screen] : []));
    expect(rows.every((screen) => screen.rows.length <= rowsPerScreen)).toBe(true);
    expect(new Set(rows.flatMap((screen) => screen.rows.map(({ area }) => area.code))).size).toBe(count);
    const silent = screens.find((screen) => screen.kind === 'silent');
    expect(silent?.count ?? 0).toBe(Math.ceil(count / 3));
    expect(silent?.rows.length ?? 0).toBeLessThanOrEqual(mostSilent);
  }
});

test('of a desa there is one screen, and of today’s visits one more', () => {
  const desa = buildProgress({ code: '32.15.03.2001', name: 'Puseurjaya', target: 100, figures: { online: 5 } }, []);
  expect(kinds(desa)).toEqual(['area']);
  const visit = { id: 1, kind: 'baksos' as const, places: [] };
  const on = (fromDay: typeof desa.asOf, toDay: typeof desa.asOf) => ({ ...visit, fromDay, toDay });
  expect(kinds({ ...desa, visits: [on(desa.asOf, desa.asOf)] })).toEqual(['area', 'visits']);
  expect(kinds({ ...desa, visits: [on(desa.campaign.startDay, desa.campaign.startDay)] })).toEqual(['area']);
});
