import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal, type ImportSettings } from '../../domain/imports';
import { checkFile } from '../check/check-file';
import { templateSettings } from '../fixtures/settings';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const areas = ['id\tIndonesia', '32\tJawa Barat', '32.15\tKarawang', '32.15.05\tKlari', '32.15.12\tCikampek'];

async function check(lines: readonly string[], change: Partial<ImportSettings> = {}) {
  const outcome = await checkFile({
    ...{ bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`), fileName: 'rekap', kind: 'rekap', campaign },
    ...{ scope: rangeOfCode('32.15'), areas: areas.join('\n'), aliases: [], headerChoices: {} },
    settings: { ...templateSettings, asOf: toDay('2021-04-14'), ...change },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, refused, warnings, notes } = outcome.checked;
  return {
    facts: facts.map(({ row, measure, value }) => [row, measure, value]),
    refused: refused.map(describeRefusal),
    warnings: warnings.map(({ message }) => message),
    notes,
  };
}

const head = 'No;Kecamatan;Masuk';
const rows = ['1;Klari;10', '2;Cikampek;20'];

describe('a channel in the title above the header', () => {
  test.each([
    ['REKAP MANUAL KABUPATEN KARAWANG', 'manual'],
    ['REKAPITULASI PENDATAAN KELUARGA SECARA ONLINE', 'online'],
    ['Rekap pendataan (smartphone)', 'online'],
    ['FORMULIR KERTAS', 'manual'],
  ])('%s is that of the figures below it', async (title, channel) => {
    const { facts, warnings, notes } = await check([`${title};;`, head, ...rows]);
    expect(facts).toEqual([
      [3, `recorded.${channel}`, 10],
      [4, `recorded.${channel}`, 20],
    ]);
    expect(warnings).toEqual([]);
    expect(notes.join()).toContain(`${channel} menurut nama lembar atau judulnya`);
  });

  test('which says several channels, or nothing of the figures, is none', async () => {
    for (const title of [
      'REKAP ONLINE DAN MANUAL',
      'Rekap online dan formulir',
      'Sumber: dashboard online BKKBN',
      'Yang online menyusul',
    ]) {
      expect((await check([`${title};;`, head, ...rows])).facts[0]).toEqual([3, 'recorded.unsplit', 10]);
    }
  });

  test('with the same channel chosen: taken, and a second block of the other channel is refused', async () => {
    const lines = ['REKAP MANUAL;;', head, ...rows, 'REKAP ONLINE;;', head, '1;Klari;30'];
    const checked = await check(lines, { channel: 'manual' });
    expect(checked.facts).toEqual([
      [3, 'recorded.manual', 10],
      [4, 'recorded.manual', 20],
    ]);
    expect(checked.refused[0]).toContain('baris 5 menyebut kanal Online, judulnya Manual');
  });

  test('with another channel chosen: nothing is taken until a person says what the column is', async () => {
    const lines = ['REKAP MANUAL;;', head, ...rows];
    const { facts, warnings } = await check(lines, { channel: 'online' });
    expect(facts).toEqual([]);
    expect(warnings).toContain(
      'Judul tabel menyebut manual, tetapi kanal yang dipilih online. Belum dipakai: pilih arti kolom Masuk.',
    );
    const said = await check(lines, { channel: 'online', columns: { Masuk: 'recorded.online' } });
    expect(said.facts[0]).toEqual([3, 'recorded.online', 10]);
    expect(said.warnings).toEqual([]);
  });

  test('above a column of the other channel: asked', async () => {
    const { facts, warnings } = await check(['REKAP MANUAL;;', 'No;Kecamatan;Online', ...rows]);
    expect(facts).toEqual([]);
    expect(warnings).toContain(
      'Judul tabel menyebut manual, tetapi ada kolom Online. Belum dipakai: pilih arti kolom Online.',
    );
  });

  test.each([
    'Gangguan 8 April sampai 9 April 2021 (Online): Server pusat tidak menerima kiriman.',
    'Gangguan server online 8 April;;;',
    '28.800 dari 734.768 keluarga, semuanya online.',
  ])('a remark or a sentence says no channel of the figures: %s', async (line) => {
    const titles = ['Keadaan 14 April 2021;;;', line];
    expect((await check([...titles, 'No;Kecamatan;Online;Manual', '1;Klari;10;3'])).warnings).toEqual([]);
    const { facts } = await check([...titles, 'No;Kecamatan;Masuk', '1;Klari;10']);
    expect(facts).toEqual([[4, 'recorded.unsplit', 10]]);
  });

  test('above columns of both channels: the headers count, and it is said', async () => {
    const { facts, warnings } = await check(['REKAP MANUAL;;;', 'No;Kecamatan;Online;Manual', '1;Klari;10;3']);
    expect(facts).toEqual([
      [3, 'recorded.online', 10],
      [3, 'recorded.manual', 3],
    ]);
    expect(warnings).toEqual(['Judul tabel menyebut manual, tetapi ada kolom Online. Yang dipakai judul kolomnya.']);
  });

  test('above its own column and a total: as the headers say', async () => {
    const { facts } = await check(['REKAP MANUAL;;;', 'No;Kecamatan;Manual;Jumlah', '1;Klari;10;10']);
    expect(facts).toEqual([[3, 'recorded.manual', 10]]);
  });

  test('a target below it is that of the area', async () => {
    const { facts } = await check(['REKAP MANUAL;;;', 'No;Kecamatan;Target;Capaian', '1;Klari;100;10']);
    expect(facts).toEqual([
      [3, 'target.total', 100],
      [3, 'recorded.manual', 10],
    ]);
  });

  test('two blocks of which a person chose the second: its own header counts', async () => {
    const lines = ['Desa;Online', 'Klari;1', 'REKAP MANUAL;', 'Kecamatan;Masuk', 'Klari;10'];
    const table = { sheet: '', headerRow: 4, headerRows: 1 };
    expect((await check(lines, { table })).facts).toEqual([[5, 'recorded.manual', 10]]);
  });
});
