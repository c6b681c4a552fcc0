import { expect, test } from 'vitest';
import type { RecapRecipient } from '../domain/recap-recipients';
import { describeRecipient } from './recipient-words';

const now = new Date('2021-04-12T16:00:00+07:00');
const recipient = (more: Partial<RecapRecipient>): RecapRecipient => ({
  ...{ id: 1, email: 'a@b.example', state: 'asked', confirmedBy: null, error: null },
  expiresAt: new Date('2021-04-19T16:00:00+07:00'),
  ...more,
});

test.each([
  [recipient({}), 'Belum dikonfirmasi; tautan berlaku sampai 19 April 2021 pukul 16.00 WIB'],
  [recipient({ expiresAt: now }), 'Belum dikonfirmasi; tautan sudah tidak berlaku'],
  [recipient({ state: 'waiting' }), 'Belum dikonfirmasi; tautan menunggu dikirim'],
  [recipient({ state: 'waiting', error: 'penuh' }), 'Belum dikonfirmasi; tautan dicoba dikirim lagi (penuh)'],
  [recipient({ state: 'failed', error: '550' }), 'Belum dikonfirmasi; tautan tidak sampai (550)'],
  [recipient({ state: 'declined' }), 'Menolak; rekap tidak dikirim'],
  [recipient({ state: 'confirmed', confirmedBy: 'link' }), 'Dikonfirmasi oleh pemiliknya'],
  [recipient({ state: 'confirmed', confirmedBy: 'account' }), 'Dikonfirmasi oleh pemilik akun ini'],
  [recipient({ state: 'confirmed', confirmedBy: 'earlier' }), 'Menerima rekap sejak sebelum ada konfirmasi'],
])('a recipient is described %#', (one, words) => {
  expect(describeRecipient(one, now)).toBe(words);
});
