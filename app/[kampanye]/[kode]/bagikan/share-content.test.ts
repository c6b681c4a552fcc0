import { expect, test } from 'vitest';
import { readShareContent } from './share-content';

const said = (fields: Partial<Parameters<typeof readShareContent>[0]>) =>
  readShareContent({
    isi: 'lembar',
    hari: 'terbaru',
    beku: '',
    susunan: '',
    per: '2021-04-12',
    versi: null,
    ...fields,
  });

test('the sheet with its arrangement, of the newest day or of the day shown', () => {
  const susunan = 'per=2021-04-10&tahap=terdata&urut=wilayah&cari=teluk&hal=3&wilayah=x&kolom=total&jahat=1';
  const kept = 'tahap=terdata&urut=wilayah&cari=teluk&kolom=total';
  expect(said({ susunan })).toEqual({ shows: 'lembar', query: kept, snapshotId: null });
  expect(said({ susunan, hari: 'tetap' })).toMatchObject({ shows: 'lembar', query: `per=2021-04-12&${kept}` });
});

test('the page without what its reader chooses anew', () => {
  const susunan = 'rinci=desa&urut=wilayah&cari=teluk&kolom=total&versi=7';
  expect(said({ isi: 'halaman', susunan })).toMatchObject({ shows: 'halaman', query: 'rinci=desa&versi=7' });
});

test('the version of the targets that the form chooses; empty is the one that counts', () => {
  const susunan = 'urut=wilayah&versi=portal';
  expect(said({ susunan, versi: 'dipa' }).query).toBe('urut=wilayah&versi=dipa');
  expect(said({ susunan, versi: '' }).query).toBe('urut=wilayah');
  expect(said({ susunan, versi: null }).query).toBe('urut=wilayah&versi=portal');
  expect(said({ isi: 'halaman', susunan, versi: 'dipa' }).query).toBe('versi=dipa');
});

test.each([
  ['12', 12],
  ['', 0],
  ['1e3', 0],
  ['1234567890', 0],
])('the frozen sheet %j', (beku, snapshotId) => {
  expect(said({ isi: 'beku', beku })).toEqual({ shows: 'lembar', query: '', snapshotId });
});
