import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { toDay } from '@/lib/domain/days';
import { layOut, type Report } from '@/lib/domain/reports';
import { writePageRules } from './page-rules';
import { Paper } from './sheet';

const report: Report = {
  fileName: 'pk21-32.15-karawang-2021-04-12',
  letterhead: { name: 'DPPKB Kabupaten Karawang', lines: [], logo: null },
  titles: ['Capaian', 'Kabupaten Karawang', 'Keadaan 12 April 2021'],
  facts: [],
  columns: [
    { key: 'no', header: 'No', kind: 'count' },
    { key: 'wilayah', header: 'Wilayah', kind: 'text' },
    { key: 'total', header: 'Total', kind: 'count' },
    { key: 'status', header: 'Status', kind: 'status' },
  ],
  rows: [
    { kind: 'area', code: '32.15.05', status: 'notReported', tiny: false, cells: [1, 'Klari', null, 'Belum lapor'] },
    { kind: 'rest', code: null, status: null, tiny: false, cells: [null, 'Belum dirinci', 12, null] },
    { kind: 'sum', code: '32.15', status: 'behind', tiny: false, cells: [null, 'Jumlah Karawang', 12, 'Tertinggal'] },
  ],
  notes: [],
  signature: { place: '', position: '', name: '', nip: '', day: toDay('2021-04-12') },
};

const draw = (said: Partial<Report>) => {
  const drawn = { ...report, ...said };
  return renderToStaticMarkup(<Paper report={drawn} layout={layOut(drawn)} />);
};

test('what a signature says is text, also where it is written as HTML', () => {
  const name = '<img src=x onerror=alert(1)>';
  const html = draw({ signature: { place: name, position: name, name, nip: name, day: toDay('2021-04-12') } });
  expect(html).not.toContain('<img');
  expect(html.split('&lt;img src=x onerror=alert(1)&gt;')).toHaveLength(5);
});

test('a title cannot leave the margin of the page, into which a style writes it', () => {
  const titles = ['"; } body { display: none } </style><script>alert(1)</script>\n'];
  const style = writePageRules({ titles, orientation: 'portrait' });
  // The string of CSS ends where it should: quotes, braces, brackets and line ends stand in it by their numbers alone.
  expect(style).toMatch(/@bottom-left \{ content: "[A-Za-z0-9 \\]*";/);
  expect(style).not.toContain('<');
  expect(draw({ titles })).not.toContain('<script>');
});

test('parts of a signature that are not known are lines to write on', () => {
  expect(draw({}).match(/diisi tangan/g)).toHaveLength(4);
  expect(draw({ signature: null })).not.toContain('NIP');
});

test('a sheet without areas says so above its sum', () => {
  const html = draw({ rows: report.rows.slice(-1) });
  expect(html.indexOf('Tidak ada baris rincian.')).toBeGreaterThan(0);
  expect(html.indexOf('Tidak ada baris rincian.')).toBeLessThan(html.indexOf('Jumlah Karawang'));
});

test('a figure that was not reported is a dash and never 0', () => {
  expect(draw({})).toContain('>–</td>');
  expect(draw({})).not.toContain('>0</td>');
});
