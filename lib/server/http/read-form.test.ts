import { expect, test } from 'vitest';
import { z } from 'zod';
import { formChoice, formId, formText, readForm } from './read-form';

const schema = z.object({ kode: formText(), catatan: formText(5), id: formId, isi: formChoice(['lembar', 'halaman']) });

function form(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test('what is there is read, the first of two, and what the schema does not name is left', () => {
  const sent = form([
    ['kode', '32.15'],
    ['kode', '32.16'],
    ['catatan', 'rapat bupati'],
    ['id', '12'],
    ['isi', 'halaman'],
    ['$ACTION_ID', 'x'],
  ]);
  expect(readForm(sent, schema)).toEqual({ kode: '32.15', catatan: 'rapat', id: 12, isi: 'halaman' });
});

test('what is not there, or a file in its place, is empty', () => {
  const empty = { kode: '', catatan: '', id: null, isi: 'lembar' };
  expect(readForm(form([]), schema)).toEqual(empty);
  expect(readForm(form([['kode', new File(['x'], 'x.csv')]]), schema)).toEqual(empty);
});

test.each(['0', '-1', '1e3', '2147483648', '99999999999', "1' or 1=1", ' 12'])('%j is the number of nothing', (id) => {
  expect(readForm(form([['id', id]]), schema).id).toBeNull();
});

test('a form of 20.000 fields is gone through once', () => {
  const flood = form(Array.from({ length: 20_000 }, (_, at): [string, string] => [`f${at}`, '1']));
  const before = process.cpuUsage();
  expect(readForm(flood, schema).kode).toBe('');
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
});
