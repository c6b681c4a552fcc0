import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { closureAdd, closureOpen } from './closures';
import { type Command, WrongCall } from './command';
import { extensionAdd } from './extension-add';
import { outageAdd, outageEnd, outageList } from './outages';
import { targetsAddVersion, targetsDefault, targetsList } from './target-versions';
import { visitAdd, visitDone, visitList } from './visits';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, 'uji');
});
afterAll(() => database.close());

const run = (command: Command, ...args: string[]) => command.run(args, async () => database);
const text = async (command: Command, ...args: string[]) => (await run(command, ...args)).text;

test('an outage is added, listed and ended', async () => {
  const place = ['uji', '--area', '32.15', '--reason', 'Server pusat mati'];
  expect(
    await text(outageAdd, ...place, '--channel', 'online', '--from', '2021-04-07T08:00', '--until', '2021-04-08'),
  ).toBe(
    'Gangguan 1 dicatat: Kabupaten Karawang, online, 7 April 2021 pukul 08.00 WIB sampai 8 April 2021, Server pusat mati (2 hari online hilang).',
  );
  await text(outageAdd, ...place, '--from', '2021-05-30T10:00+09:00');
  expect(await text(outageEnd, 'uji', '2', '--at', '2021-05-30T15:00')).toBe(
    'Gangguan 2 selesai: Kabupaten Karawang, semua kanal, 30 Mei 2021 pukul 08.00–15.00 WIB, Server pusat mati (1 hari hilang).',
  );
  expect((await text(outageList, 'uji')).split('\n').map((line) => line.split('\t')[0])).toEqual(['2', '1']);
});

test('a visit is added, listed and done', async () => {
  const visit = ['uji', '--kind', 'baksos', '--from', '2021-04-14', '--who', 'DPPKB Karawang'];
  const said = 'Baksos Kampung Baru (Telukjambe) dan Klari, 14 April 2021, DPPKB Karawang';
  expect(await text(visitAdd, ...visit, '--place', '32.15.03.2001, Kampung Baru', '--place', 'Kecamatan Klari')).toBe(
    `Kunjungan 1 dicatat: ${said}.`,
  );
  expect(await text(visitList, 'uji', '--area', '32.15')).toBe(`1\t${said}`);
  expect(await text(visitDone, 'uji', '1', '--result', 'Daftar ulang dimulai')).toBe(
    `Kunjungan 1: ${said}. 0 tugas belum selesai.`,
  );
});

test('an end is extended, a day is signed off and opened', async () => {
  const letter = ['--letter', 'SE 4/2021', '--decided', '28 Mei 2021'];
  expect(await text(extensionAdd, 'uji', '--until', '21/6/2021', ...letter)).toBe(
    'Perpanjangan 1 dicatat untuk id: 21 Juni 2021 pukul 23.59 WIB, SE 4/2021.',
  );
  expect(await text(closureAdd, 'uji', '--area', '32.15', '--until', '12 April 2021')).toBe(
    '32.15 disahkan s.d. 12 April 2021.',
  );
  expect(await text(closureOpen, 'uji', '--area', '32.15', '--reason', 'rekap menyusul', '--from', '2021-04-11')).toBe(
    '32.15 dibuka lagi mulai 11 April 2021.',
  );
});

test('a version of the targets is added, listed, and made the one that counts', async () => {
  const added = await text(targetsAddVersion, 'uji', '--name', 'DIPA', '--letter', 'DIPA 2021');
  expect(added).toMatch(/^Versi target DIPA ditambahkan dengan nomor \d+\. Belum berlaku\.$/);
  await expect(run(targetsAddVersion, 'uji', '--name', 'dipa')).rejects.toMatchObject({ type: 'version-name-taken' });
  await expect(run(targetsDefault, 'uji', 'dipa', '--from', '2021-06-30')).rejects.toMatchObject({
    type: 'version-day',
  });
  expect(await text(targetsDefault, 'uji', 'dipa', '--from', '2021-04-01')).toBe(
    'Target dipa berlaku mulai 1 April 2021.',
  );
  expect(await text(targetsList, 'uji')).toBe('dipa\tDIPA\tkosong\tBerlaku sejak awal\tDIPA 2021');
});

test.each([
  ['no name', targetsAddVersion, ['uji']],
  ['no first day', targetsDefault, ['uji', 'dipa']],
  ['no hour', outageAdd, ['uji', '--area', '32.15', '--reason', 'mati', '--from', 'kemarin']],
  ['no cause', outageAdd, ['uji', '--area', '32.15']],
  ['no channel of ours', outageAdd, ['uji', '--area', '32.15', '--reason', 'mati', '--channel', 'fax']],
  ['no number', outageEnd, ['uji', 'satu']],
  ['no place', visitAdd, ['uji', '--kind', 'baksos', '--from', '2021-04-14', '--who', 'Ani']],
  ['no kind of visit', visitAdd, ['uji', '--kind', 'pesta', '--from', '2021-04-14', '--who', 'Ani', '--place', '32']],
  ['nothing done', visitDone, ['uji', '1']],
  ['no letter', extensionAdd, ['uji', '--until', '2021-06-21', '--decided', '2021-05-28']],
  ['no day', closureAdd, ['uji', '--area', '32.15', '--until', '12 April']],
  ['no reason', closureOpen, ['uji', '--area', '32.15']],
] as const)('a call with %s is wrong', async (_, command, args) => {
  await expect(run(command, ...args)).rejects.toBeInstanceOf(WrongCall);
});

test.each([
  [
    'an outage of 400 days',
    outageAdd,
    ['uji', '--area', '32.15', '--reason', 'mati', '--from', '2021-04-01', '--until', '2022-05-06'],
  ],
  [
    'an end before the one that stands',
    extensionAdd,
    ['uji', '--until', '2021-05-20', '--decided', '2021-05-10', '--letter', 'SE 9'],
  ],
  ['a visit that there is not', visitDone, ['uji', '99', '--result', 'baik']],
  ['a day that has not come', closureAdd, ['uji', '--area', '32.15', '--until', '2999-01-01']],
  ['a campaign that there is not', outageList, ['lain']],
] as const)('%s is refused', async (_, command, args) => {
  await expect(run(command, ...args)).rejects.toMatchObject({ name: 'Problem' });
});
