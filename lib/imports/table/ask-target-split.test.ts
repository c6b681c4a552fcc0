import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { ImportSettings } from '../../domain/imports';
import { checkRows } from '../check/check-rows';
import { someAreas } from '../fixtures/areas';
import { templateSettings } from '../fixtures/settings';
import type { CellValue } from '../read/sheet-rows';
import { findTables } from './find-table';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };
const asOf = toDay('2021-04-08');

type Sheet = { name?: string; rows: CellValue[][] };

function check(sheets: Sheet | readonly Sheet[], settings: Partial<ImportSettings> = {}) {
  const used = { ...templateSettings, asOf, ...settings };
  const read = [sheets].flat().map(({ name = '', rows }) => ({
    name,
    hidden: false,
    rows: rows.map((cells, at) => ({ number: at + 1, cells })),
  }));
  const found = findTables({ sheets: read, kind: 'rekap', settings: used, campaign });
  if (!found.ok) throw new Error(found.problem.detail);
  const { facts, columns } = checkRows({
    ...{ tables: found.tables, settings: used, kind: 'rekap', campaign, areas: someAreas, scope: rangeOfCode('id') },
  });
  return {
    figures: facts.map(({ measure, value }) => `${measure} ${value}`),
    asked: columns.filter((column) => column.asked).map(({ header }) => header),
    said: found.warnings.map(({ message }) => message),
  };
}

const csv = (...lines: string[]): Sheet => ({
  rows: lines.map((line) => line.split(';').map((cell) => (cell === '' ? null : cell))),
});

/** Names of the areas that tests have, for as many rows as are wanted. */
const codes = ['32.15', '33.13', '32.15.03', '32.15.03.2001', '32.15.03.2002', '32.15.03.2003', '32'];

describe('parts that add up to the target are asked about', () => {
  test('the split of the target as it is printed', () => {
    expect(check(csv('Kabupaten;Target;Kertas;Smartphone', 'Karawang;88.320;47.910;40.410'))).toEqual({
      figures: ['target.total 88320'],
      asked: ['Kertas', 'Smartphone'],
      said: [
        'Kolom Kertas dan Smartphone berjumlah sama dengan target di 1 dari 1 baris: ini rincian target, atau capaian yang tepat 100 %. Belum dipakai. Pilih artinya: Target manual dan Target online, atau Manual masuk server dan Online masuk server.',
      ],
    });
  });

  test.each([
    [
      'online and manual',
      csv('Kabupaten;Target;Online;Manual', 'Karawang;100;60;40', 'Karanganyar;90;50;40'),
      ['Online', 'Manual'],
    ],
    [
      'before the target',
      csv('Kabupaten;Formulir;Smartphone;Sasaran', 'Karawang;40;60;100'),
      ['Formulir', 'Smartphone'],
    ],
    ['CAPI and PAPI', csv('Kode;CAPI;PAPI;Target', '32.15;60;40;100'), ['CAPI', 'PAPI']],
    [
      'with shares beside them',
      csv('Kabupaten;Target;Kertas;%;Smartphone;%', 'Karawang;88.320;47.910;54,25;40.410;45,75'),
      ['Kertas', 'Smartphone'],
    ],
    [
      'with units',
      csv('Kabupaten;Target KK;Kertas (KK);Smartphone (KK)', 'Karawang;100;60;40'),
      ['Kertas (KK)', 'Smartphone (KK)'],
    ],
    [
      'an empty part',
      csv('Kabupaten;Target;Kertas;Smartphone', 'Karawang;100;60;40', 'Karanganyar;90;;90'),
      ['Kertas', 'Smartphone'],
    ],
    ['a single one', csv('Kabupaten;Target;Kertas', 'Karawang;100;100', 'Karanganyar;90;90'), ['Kertas']],
    [
      'with a sum that is asked about too',
      csv('Kabupaten;Target;Kertas;Smartphone;Jumlah', 'Karawang;100;60;40;100', 'Karanganyar;90;50;40;90'),
      ['Kertas', 'Smartphone', 'Jumlah'],
    ],
    [
      'a header over two rows that says target of the first alone',
      csv('Kabupaten;Target;Kertas;Smartphone', ';Jumlah;KK;KK', 'Karawang;100;60;40'),
      ['Kertas', 'Smartphone'],
    ],
    [
      'nearly all rows',
      csv(
        'Kode;Target;Kertas;Smartphone',
        ...Array.from({ length: 20 }, (_, at) => `${codes[at % codes.length]};100;60;${at === 7 ? 41 : 40}`),
      ),
      ['Kertas', 'Smartphone'],
    ],
  ])('%s', (_name, sheet, asked) => {
    const checked = check(sheet);
    expect(checked.asked).toEqual(asked);
    expect(checked.figures.filter((figure) => !figure.startsWith('target.total'))).toEqual([]);
    expect(checked.said.join(' ')).toContain('rincian target, atau capaian yang tepat 100 %');
  });

  test('beside a column that says what was achieved', () => {
    const checked = check(
      csv('Kabupaten;Target;Kertas;Smartphone;Terdata', 'Karawang;100;60;40;7', 'Karanganyar;90;50;40;0'),
    );
    expect(checked.asked).toEqual(['Kertas', 'Smartphone']);
    expect(checked.figures).toEqual([
      'target.total 100',
      'collected.unsplit 7',
      'target.total 90',
      'collected.unsplit 0',
    ]);
  });

  test('without a total, below a title or on a sheet that speaks of targets', () => {
    const header = ['Kabupaten', 'Kertas', 'Smartphone'];
    const titled = check({ rows: [['TARGET PENDATAAN KELUARGA 2021'], header, ['Karawang', 47_910, 40_410]] });
    expect(titled).toMatchObject({ figures: [], asked: ['Kertas', 'Smartphone'] });
    expect(titled.said[0]).toContain('Kolom Kertas dan Smartphone ada di bawah judul tentang target');
    expect(check({ name: 'Sasaran', rows: [header, ['Karawang', 5, 6]] })).toMatchObject({ figures: [] });
    const achieved = check({ rows: [['CAPAIAN TERHADAP TARGET'], header, ['Karawang', 5, 6]] });
    expect(achieved).toMatchObject({ figures: ['recorded.manual 5', 'recorded.online 6'], asked: [] });
    expect(check({ name: 'Rekap', rows: [header, ['Karawang', 5, 6]] })).toMatchObject({ asked: [] });
  });
});

describe('an answer is taken', () => {
  const sheet = csv('Kabupaten;Target;Kertas;Smartphone', 'Karawang;88.320;47.910;40.410');

  test('the split of the target', () => {
    const columns = { Kertas: 'target.manual', Smartphone: 'target.online' };
    expect(check(sheet, { columns })).toEqual({
      figures: ['target.total 88320', 'target.manual 47910', 'target.online 40410'],
      asked: [],
      said: [],
    });
  });

  test('half of it leaves the other half to be asked about', () => {
    expect(check(sheet, { columns: { Kertas: 'target.manual' } })).toMatchObject({
      figures: ['target.total 88320', 'target.manual 47910'],
      asked: ['Smartphone'],
    });
  });

  test.each([[{ Kertas: 'recorded.manual', Smartphone: 'recorded.online' }], [{ Smartphone: 'recorded.online' }]])(
    'what was achieved: %j',
    (columns: Record<string, string>) => {
      expect(check(sheet, { columns })).toMatchObject({
        figures: ['target.total 88320', 'recorded.manual 47910', 'recorded.online 40410'],
        asked: [],
      });
    },
  );
});

describe('what was achieved is not asked about', () => {
  test.each([
    ['a report of some day', csv('Kabupaten;Target;Online;Manual', 'Karawang;100;6;4', 'Karanganyar;90;5;4')],
    [
      'a campaign that ended, a few rows of which are complete',
      csv('Kode;Target;Online;Manual', ...codes.map((code, at) => `${code};100;60;${at < 5 ? 40 : 39}`)),
    ],
    ['headers that say so', csv('Kabupaten;Target;Online masuk;Manual masuk', 'Karawang;100;60;40')],
    [
      'a header above that says so',
      csv('Kabupaten;Target;Realisasi Kertas;Realisasi Smartphone', 'Karawang;100;60;40'),
    ],
    [
      'with the target of each channel beside',
      csv('Kabupaten;Target Online;Target Manual;Online;Manual', 'Karawang;60;40;60;40'),
    ],
    ['nothing is left', csv('Kabupaten;Target;Online;Manual;Sisa', 'Karawang;100;60;40;0', 'Karanganyar;90;50;40;0')],
    ['targets of 0', csv('Kabupaten;Target;Online;Manual', 'Karawang;0;0;0')],
  ])('%s', (_name, sheet) => {
    const checked = check(sheet);
    expect(checked.asked).toEqual([]);
    expect(checked.figures.some((figure) => figure.startsWith('recorded.'))).toBe(true);
  });

  test('one complete day among others is no target', () => {
    const header = ['Kecamatan', 'Target', 'Online', 'Manual'];
    const day = (name: string, online: number) => ({ name, rows: [header, ['Telukjambe Timur', 100, online, 40]] });
    const checked = check([day('12 April', 10), day('13 April', 20), day('14 April', 60)]);
    expect(checked.asked).toEqual([]);
    expect(checked.figures).toContain('recorded.online 60');
  });
});
