import { expect, test } from 'vitest';
import { usualSettings } from '@/lib/domain/campaign-settings';
import { toDay } from '@/lib/domain/days';
import { formatCampaignFields } from '@/lib/format/campaign-fields';
import { problemsByField, readBasis, readSettings, readTargetSet, typedFields } from './read-form';

const settings = {
  ...usualSettings,
  ...{ slug: 'pk24-karawang', name: 'Pendataan Keluarga 2024, Karawang', unit: 'keluarga', edition: '2025' },
  ...{
    startDay: toDay('2024-08-20'),
    endDay: toDay('2024-09-13'),
    letter: 'SE 12/2024',
    letterDay: toDay('2024-08-05'),
  },
  ...{ plannedOnlinePercent: 87, words: { recorded: 'tersimpan' }, simulated: 'Rincian desa' },
};
const typed = formatCampaignFields(settings);

test('what stands in the fields of a campaign is read as its settings', () => {
  expect(readSettings(typed)).toEqual({ ok: true, value: settings });
});

test('boxes of one name come as they are ticked; recorded is always used', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) if (name !== 'tahap' && name !== 'kanal') form.append(name, value);
  form.append('kanal', 'manual');
  const read = readSettings({ ...typedFields(form), porsi: '' });
  expect(read).toMatchObject({ ok: true, value: { stages: ['recorded'], channels: ['manual', 'unsplit'] } });
});

test.each([
  ['nama', '', /belum diisi/],
  ['alamat', 'PK 24', /huruf kecil/],
  ['alamat', 'kelola', /halaman lain/],
  ['mulai', '', /belum diisi/],
  ['selesai', '31/9/2024', /bukan tanggal/],
  ['waspada', 'tiga', /bukan angka/],
  ['ambang', '101', /0 sampai 100/],
  ['batas-kader', '0', /1 sampai 1\.000/],
  ['porsi', '12,345', /dua angka/],
  ['kata-masuk', 'x'.repeat(41), /Paling banyak 40/],
])('%s %j is told at its field', (field, value, message) => {
  expect(readSettings({ ...typed, [field]: value })).toEqual({
    ok: false,
    problems: { [field]: expect.stringMatching(message) },
  });
});

test('a plan is told at the field of its kind', () => {
  const read = readSettings({ ...typed, rencana: 'persen', 'persen-sehari': '0' });
  expect(read).toEqual({ ok: false, problems: { 'persen-sehari': expect.stringMatching(/lebih dari 0/) } });
});

test('a refusal of the service is told at the fields of the form', () => {
  expect(
    problemsByField([
      { field: 'slug', message: 'dipakai' },
      { field: 'plan', message: 'kurang' },
    ]),
  ).toEqual({
    alamat: 'dipakai',
    rencana: 'kurang',
  });
});

test('the first version of targets has a name, and a basis has a letter or a reason', () => {
  expect(readTargetSet({})).toEqual({ ok: true, value: { name: 'Target', letter: null, decidedDay: null } });
  expect(readTargetSet({ 'target-tanggal': 'besok' })).toMatchObject({ ok: false });
  expect(readBasis({ dasar: ' SE 4/2021 ' })).toEqual({ ok: true, value: 'SE 4/2021' });
  expect(readBasis({ dasar: ' ' })).toMatchObject({ ok: false });
});
