import { rangeOfCode } from '../../lib/domain/areas';
import { timeZoneOf } from '../../lib/domain/time-zones';
import type { ScopedTransaction } from '../client';
import { offices } from '../schema';

/**
 * What two offices of the demo print: the names of the offices are real, and readers of the paper see that address
 * and signature are not.
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
