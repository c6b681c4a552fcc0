import { rangeOfCode } from '../../lib/domain/areas';
import { timeZoneOf } from '../../lib/domain/time-zones';
import type { ScopedTransaction } from '../client';
import { offices } from '../schema';

/** Kecamatan of Karawang that have not reported by 12 April 2021, with the telephone of their office: the numbers are made up. */
const demoTelephones = [
  { areaCode: '32.15.05', name: 'Balai Penyuluhan KB Kecamatan Klari', telephone: '0812 0000 1016' },
  { areaCode: '32.15.18', name: 'Balai Penyuluhan KB Kecamatan Rawamerta', telephone: '0812 0000 1009' },
  { areaCode: '32.15.28', name: 'Balai Penyuluhan KB Kecamatan Tegalwaru', telephone: '0812 0000 1031' },
  { areaCode: '32.15.11', name: 'Balai Penyuluhan KB Kecamatan Cibuaya', telephone: '0812 0000 1024' },
];

/**
 * The offices of the demo. The names of the two that print are real, and readers of the paper see that address and
 * signature are not.
 */
export const demoOffices = [
  {
    areaCode: '32',
    name: 'Perwakilan BKKBN Provinsi Jawa Barat',
    lines: ['BADAN KEPENDUDUKAN DAN KELUARGA BERENCANA NASIONAL', 'Jalan Contoh Nomor 2, Bandung (alamat contoh)'],
    signPlace: 'Bandung',
    signPosition: 'Kepala Perwakilan',
    signName: 'Nama Kepala Perwakilan',
    signNip: '00000000 000000 0 000',
  },
  {
    areaCode: '32.15',
    name: 'Dinas Pengendalian Penduduk dan Keluarga Berencana',
    lines: ['PEMERINTAH KABUPATEN KARAWANG', 'Jalan Contoh Nomor 1, Karawang (alamat contoh)'],
    signPlace: 'Karawang',
    signPosition: 'Kepala Dinas',
    signName: 'Nama Kepala Dinas',
    signNip: '00000000 000000 0 000',
  },
  ...demoTelephones,
];

/** Writes them; returns how many. */
export async function writeDemoOffices(transaction: ScopedTransaction): Promise<number> {
  const rows = demoOffices.map((office) => {
    const { lo, hi } = rangeOfCode(office.areaCode);
    return { ...office, areaLo: lo, areaHi: hi, timeZone: timeZoneOf(office.areaCode) };
  });
  // An office that was edited by its users stays as it is.
  await transaction.insert(offices).values(rows).onConflictDoNothing();
  return rows.length;
}
