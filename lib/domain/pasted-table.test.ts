import { describe, expect, test } from 'vitest';
import { hasWords, placePastedTable } from './pasted-table';
import { parsePastedBlock } from './typed-figures';

const areas = [
  { code: '32.15.01', name: 'Karawang Barat' },
  { code: '32.15.03', name: 'Telukjambe Timur' },
  { code: '32.15.05', name: 'Klari' },
  { code: '32.15.22', name: 'Telukjambe Barat' },
];

/** Pasted into a cell of a channel: the figures by code and channel, and what was left out. */
function paste(text: string, channel: 'online' | 'manual' = 'online', of = areas) {
  const block = parsePastedBlock(text);
  expect(hasWords(block)).toBe(true);
  const { cells, ...left } = placePastedTable({ block, areas: of, channel, kind: 'recorded' });
  return { cells: cells.map((cell) => `${cell.code} ${cell.channel} ${cell.text}`), ...left };
}
const all = { unknown: [], repeated: [], unclear: false };

describe('a table with names', () => {
  test('goes by its header and its names, in whatever order they stand', () => {
    expect(
      paste('No\tKecamatan\tTarget\tManual\tOnline\n1\tKLARI\t900\t5\t1.200\n2\tKec. Teluk Jambe Timur\t800\t\t640\n'),
    ).toEqual({ ...all, cells: ['32.15.05 online 1.200', '32.15.05 manual 5', '32.15.03 online 640'] });
  });

  test('without a header: one column of figures is of the channel that it was pasted into', () => {
    expect(paste('1\tKlari\t12\n2\tKarawang Barat\t13', 'manual')).toEqual({
      ...all,
      cells: ['32.15.05 manual 12', '32.15.01 manual 13'],
    });
  });

  test('without a header: of two columns nothing says which is which', () => {
    expect(paste('Klari\t12\t3\nKarawang Barat\t13\t4')).toEqual({ ...all, cells: [], unclear: true });
  });

  test("of two columns of a channel that of the grid's stage is taken", () => {
    expect(paste('Wilayah\tOnline terdata\tOnline masuk server\nKlari\t20\t12')).toEqual({
      ...all,
      cells: ['32.15.05 online 12'],
    });
    expect(paste('Wilayah\tOnline\tSmartphone\nKlari\t20\t12')).toEqual({ ...all, cells: [], unclear: true });
  });

  test('goes by codes too', () => {
    expect(paste('Kode\tNama\tOnline\n32.15.05\tKLR\t7\n321501\tKrw Brt\t8')).toEqual({
      ...all,
      cells: ['32.15.05 online 7', '32.15.01 online 8'],
    });
  });

  test('leaves out and says what is no area of the grid, and what stands twice; a sum is none', () => {
    expect(paste('Wilayah\tOnline\nKlari\t1\nLain-lain\t2\nKlari\t3\nKarawang Barat\t4\nJumlah\t10')).toEqual({
      ...all,
      cells: ['32.15.01 online 4'],
      unknown: ['Lain-lain'],
      repeated: ['Klari'],
    });
    const twins = [...areas, { code: '32.15.30', name: 'Klari' }];
    expect(paste('Klari\t1', 'online', twins)).toEqual({ ...all, cells: [], unknown: ['Klari'] });
  });

  test('is never placed where it lies: unknown names fill no cell', () => {
    expect(paste('Bandung\t1\nCimahi\t2')).toEqual({ ...all, cells: [], unknown: ['Bandung', 'Cimahi'] });
  });

  test('a kota is told from the kabupaten of its name', () => {
    const both = [
      { code: '32.01', name: 'Bogor' },
      { code: '32.71', name: 'Bogor' },
    ];
    expect(paste('Kota Bogor\t5\nKab. Bogor\t6', 'online', both).cells).toEqual(['32.71 online 5', '32.01 online 6']);
  });
});

test('figures alone, in digits and in words, have no names', () => {
  expect(hasWords(parsePastedBlock('1.200\t40\nnihil\t1,1 juta\n-\t12 %'))).toBe(false);
});

describe('a table of targets', () => {
  const pasteTargets = (text: string) => {
    const block = parsePastedBlock(text);
    const { cells, ...left } = placePastedTable({ block, areas, channel: 'unsplit', kind: 'target' });
    return { cells: cells.map(({ code, text: figure }) => `${code} ${figure}`), ...left };
  };

  test('goes by the column of targets, not by those of a channel, of percents or of what is achieved', () => {
    const head = 'No\tKecamatan\tTarget\tTarget online\tMasuk server\t% Target\tSisa target\n';
    expect(pasteTargets(`${head}1\tKlari\t900\t700\t12\t1\t888\n`)).toEqual({ ...all, cells: ['32.15.05 900'] });
  });

  test('of two versions side by side nothing is taken; a column without the word is', () => {
    expect(pasteTargets('Kecamatan\tTarget Portal\tTarget DIPA\nKlari\t900\t800')).toEqual({
      ...all,
      cells: [],
      unclear: true,
    });
    expect(pasteTargets('Kecamatan\tJumlah KK\nKlari\t900')).toEqual({ ...all, cells: ['32.15.05 900'] });
  });
});
