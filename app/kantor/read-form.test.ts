import { expect, test } from 'vitest';
import { readOpened, readPart, typedFields } from './read-form';

const campaigns = [{ id: 7, slug: 'pk21' }];
const recap = { salam: '', penutup: '', kampanye: '', pukul: '15.30', zona: 'WIB', email: '' };

test('the kop is the name and as many lines as are not empty', () => {
  const typed = { nama: ' Dinas\u0007 KB ', baris: 'PEMERINTAH KABUPATEN\r\n\r\n  Jalan <b>A</b>\u202e 1 \n' };
  expect(readPart('kop', typed, campaigns)).toEqual({
    ok: true,
    change: { name: 'Dinas KB', lines: ['PEMERINTAH KABUPATEN', 'Jalan <b>A</b> 1'] },
  });
});

test('what is wrong with the kop stands at its field, with the numbers', () => {
  const lines = ['a', 'b'.repeat(121)].join('\n');
  expect(readPart('kop', { nama: '\u200b', baris: lines }, campaigns)).toEqual({
    ok: false,
    problems: { nama: 'Nama kantor belum diisi.', baris: 'Baris 2: paling banyak 120 huruf; ini 121.' },
  });
  expect(readPart('kop', { nama: 'x', baris: 'a\nb\nc\nd\ne\nf' }, campaigns)).toMatchObject({
    problems: { baris: 'Paling banyak 5 baris; ini 6.' },
  });
});

test('a signature is four lines of plain text', () => {
  const typed = { tempat: 'Karawang', jabatan: 'Kepala\nDinas', pejabat: '<script>alert(1)</script>', nip: '' };
  expect(readPart('ttd', typed, campaigns)).toEqual({
    ok: true,
    change: { signature: { place: 'Karawang', position: 'Kepala Dinas', name: typed.pejabat, nip: '' } },
  });
  expect(readPart('ttd', { ...typed, nip: '1'.repeat(130) }, campaigns)).toEqual({
    ok: false,
    problems: { nip: 'Paling banyak 120 huruf; ini 130.' },
  });
});

test.each([
  ['15.30', 930],
  ['15:30', 930],
  [' 7.05 ', 425],
  ['00.00', 0],
  ['23.59', 1439],
])('a recap at %s is prepared at minute %i', (pukul, minute) => {
  expect(readPart('rekap', { ...recap, kampanye: 'pk21', pukul, zona: 'WIT' }, campaigns)).toMatchObject({
    ok: true,
    change: { schedule: { campaignId: 7, minute }, timeZone: 'WIT' },
  });
});

test.each(['', '24.00', '15.60', '1530', '15', 'sore'])('a recap at %j is refused', (pukul) => {
  expect(readPart('rekap', { ...recap, kampanye: 'pk21', pukul }, campaigns)).toMatchObject({
    ok: false,
    problems: { pukul: expect.stringContaining('15.30') },
  });
});

test('without a campaign there is no schedule, and no hour is asked for', () => {
  expect(readPart('rekap', { ...recap, pukul: '' }, campaigns)).toMatchObject({ ok: true, change: { schedule: null } });
});

test('words of a recap keep their lines and lose what cannot be seen', () => {
  const typed = { ...recap, salam: ' Yth.  Bapak\u0000 Bupati\r\nKarawang \n', penutup: '👨‍👩‍👧 Salam' };
  expect(readPart('rekap', typed, campaigns)).toMatchObject({
    change: { greeting: 'Yth. Bapak Bupati\nKarawang', closing: '👨‍👩‍👧 Salam' },
  });
});

test('addresses are checked one by one, and each stands once', () => {
  const typed = 'Kepala@Dinas.go.id\n\n kepala@dinas.go.id, humas@dinas.go.id;a@b.id';
  expect(readPart('rekap', { ...recap, email: typed }, campaigns)).toMatchObject({
    change: { emails: ['kepala@dinas.go.id', 'humas@dinas.go.id', 'a@b.id'] },
  });
  expect(readPart('rekap', { ...recap, email: 'kepala\na@b.id\n<x>@y' }, campaigns)).toMatchObject({
    ok: false,
    problems: { email: "'kepala' bukan alamat email. '<x>@y' bukan alamat email." },
  });
  const many = Array.from({ length: 21 }, (_, at) => `a${at}@b.id`).join('\n');
  expect(readPart('rekap', { ...recap, email: many }, campaigns)).toMatchObject({
    problems: { email: 'Paling banyak 20 alamat; ini 21.' },
  });
});

test('a choice that the form does not offer is refused beside the others', () => {
  const typed = { ...recap, kampanye: 'lain', zona: 'GMT', salam: 'x'.repeat(301) };
  const read = readPart('rekap', typed, campaigns);
  expect(read).toMatchObject({ ok: false, problems: { salam: 'Paling banyak 300 huruf; ini 301.' } });
  expect(!read.ok && Object.keys(read.problems).sort()).toEqual(['kampanye', 'salam', 'zona']);
});

test('a form is read by the fields of its part alone', () => {
  const form = new FormData();
  form.set('nama', 'Dinas');
  form.set('nip', '1');
  form.set('baris', new File(['x'], 'x.txt'));
  expect(typedFields('kop', form)).toEqual({ nama: 'Dinas', baris: '' });
});

test('a form that does not say what it was opened with has seen no version, though nothing is kept yet', () => {
  const opened = new FormData();
  expect(readOpened(opened)).toEqual({ version: -1, key: '' });
  opened.set('versi', '0');
  expect(readOpened(opened).version).toBe(0);
});
