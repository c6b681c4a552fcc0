import { describe, expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { computeMovement, type MovementSide, type SideSource, takeSide } from '../domain/movement';
import { defaultOffice } from '../domain/offices';
import { formatReportCell } from '../format/report-cells';
import { buildChanges } from './changes';
import { buildKarawang, buildProgress } from './fixtures/progress';

const office = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });
const frozen: SideSource = {
  kind: 'snapshot',
  id: 12,
  name: 'Rapat Senin',
  frozenAt: new Date('2021-04-12T09:00:00Z'),
};
const now: SideSource = { kind: 'day' };
const order = { key: 'perubahan', descending: true } as const;

const before = takeSide(buildKarawang());
/** Two days on: Karawang Barat rose, Pangkalan fell, Klari reported for the first time, Telukjambe's was taken back. */
const after: MovementSide = {
  ...takeSide(
    buildProgress({ code: '32.15', name: 'Karawang', target: 734_768, figures: { online: 31_000 } }, [
      { code: '32.15.01', name: 'Karawang Barat', target: 40_000, figures: { online: 11_000, manual: 500 } },
      { code: '32.15.02', name: 'Pangkalan', target: 30_000, figures: { online: 1_200 } },
      { code: '32.15.03', name: 'Telukjambe Timur', target: 500_000, figures: {} },
      { code: '32.15.05', name: 'Klari', target: 50_000, figures: { online: 300 } },
    ]),
  ),
  day: toDay('2021-04-14'),
};

function build(one: MovementSide, other: MovementSide) {
  const { campaign } = buildKarawang();
  return buildChanges({
    campaign,
    table: computeMovement(one, other),
    sources: { before: frozen, after: now },
    order,
    office,
  });
}

/** A column's cells as they are read, top to bottom. */
function read({ report }: ReturnType<typeof build>, key: string): string[] {
  const at = report.columns.findIndex((column) => column.key === key);
  const column = report.columns[at];
  if (!column) throw new Error(`no column ${key}`);
  return report.rows.map((row) => formatReportCell(column, row, at));
}

describe('the table', () => {
  const changes = build(before, after);
  test('names rows, rest and sum, in the order of what moved', () => {
    expect(read(changes, 'wilayah')).toEqual([
      'Karawang Barat',
      'Klari',
      'Telukjambe Timur',
      'Pangkalan',
      'Belum dirinci',
      'Jumlah Karawang',
    ]);
    expect(read(changes, 'perubahan')).toEqual(['+2.000', '+300', '−1', '−34', '−65', '+2.200']);
    expect(read(changes, 'catatan').slice(0, 4)).toEqual(['', 'Baru lapor', 'Tidak ada angka lagi', 'Turun']);
  });
  test('leaves what is not known a dash', () => {
    expect(read(changes, 'dari')[1]).toBe('–');
    expect(read(changes, 'ke')[2]).toBe('–');
    expect(read(changes, 'poin')).toEqual(['+5,00', '–', '–', '−0,11', '', '+0,30']);
  });
  test('says whence each side comes', () => {
    const facts = new Map(changes.report.facts.map(({ label, value }) => [label, value]));
    expect(facts.get('Dari')).toBe(
      'arsip rapat “Rapat Senin”, keadaan 12 April 2021, disimpan 12 April 2021 pukul 16.00 WIB',
    );
    expect(facts.get('Ke')).toBe('keadaan 14 April 2021 menurut data sekarang');
    expect(changes.report.columns.map(({ header }) => header).slice(2, 4)).toEqual([
      'Dari arsip rapat 12 Apr 2021',
      'Ke 14 Apr 2021',
    ]);
  });
  test('has no column of notes where there is nothing to note', () => {
    const same = build(
      { ...before, rows: before.rows.slice(0, 1), headline: before.headline },
      { ...after, rows: after.rows.slice(0, 1) },
    );
    expect(same.report.columns.map(({ key }) => key)).not.toContain('catatan');
    expect(same.report.rows.every((row) => row.cells.length === same.report.columns.length)).toBe(true);
  });
});

describe('the words', () => {
  test('say the movement of the whole', () => {
    expect(build(before, after).answer).toBe(
      'Dari 12 April 2021 ke 14 April 2021, Kabupaten Karawang bertambah 2.200 keluarga masuk server, dari 28.800 menjadi 31.000. Capaian 3,92 % menjadi 4,22 % (+0,30 poin persen).'.replaceAll(
        ' %',
        '\u00a0%',
      ),
    );
  });
  test('name who moved most, who fell, who is new and who is gone', () => {
    expect(build(before, after).movers).toEqual([
      { label: 'Naik paling banyak', text: 'Karawang Barat (+2.000)' },
      { label: 'Turun', text: 'Pangkalan (−34)' },
      { label: 'Baru lapor', text: 'Klari (+300)' },
      { label: 'Tidak ada angka lagi', text: 'Telukjambe Timur (−1)' },
    ]);
  });
  test.each([
    [{ stage: 'collected' }, 'Tahapnya berbeda', 'tidak dapat disebut'],
    [{ detail: 'desa' }, 'Rinciannya berbeda', 'bertambah 2.200'],
    [{ targetSet: { id: 9, name: 'DIPA' } }, 'Versi targetnya berbeda: Portal dan DIPA', 'bertambah 2.200'],
    [{ headline: { ...after.headline, target: 800_000 } }, 'Target berubah dari 734.768 menjadi 800.000', 'bertambah'],
    [{ day: toDay('2021-04-10') }, 'Sisi dari lebih baru', 'bertambah 2.200'],
  ] as const)('say of %j what cannot be compared', (said, warning, answer) => {
    const changes = build(before, { ...after, ...said });
    expect(changes.warnings).toEqual([expect.stringContaining(warning)]);
    expect(changes.report.notes[0]).toBe(changes.warnings[0]);
    expect(changes.answer).toContain(answer);
  });
  test('tell nobody as a mover where nothing can be subtracted', () => {
    expect(build(before, { ...after, stage: 'collected' }).movers).toEqual([]);
  });
});
