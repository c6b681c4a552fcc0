import { rangeOfCode } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { areaOf, type DemoCampaign } from './demo-campaign';
import { jabarDay, jabarTotals, simulateJabar } from './jabar';
import { jabarOutage } from './jabar-profiles';

/** Pemutakhiran 2023 in Jawa Barat: published totals of the province over a simulated breakdown of all its desa. */
export function buildPk23Jabar(desa: readonly string[]): DemoCampaign {
  const { targets, counts, workforce } = simulateJabar(desa);
  return {
    slug: 'pk23-jabar',
    name: 'Pemutakhiran Pendataan Keluarga 2023, Jawa Barat',
    unit: 'keluarga',
    startDay: toDay('2023-07-01'),
    endDay: toDay('2023-07-31'),
    plannedOnlinePercent: 82,
    source:
      'Angka terbit untuk Provinsi Jawa Barat: target 2.751.533 dan 119.008 pada 3 Juli 2023 (Media Kendari, BKKBN), ' +
      '961.268 pada 12 Juli (PAL TV), 103,97 % pada akhir (Portal.id). 2.860.769 dihitung dari persen itu. ' +
      'Rencana 82 % online berlaku nasional.',
    simulated:
      'Semua rincian di bawah provinsi adalah simulasi: target, capaian harian, kanal, kader, dan gangguan. ' +
      'Pemutakhiran 2023 sebenarnya hanya berlangsung di sebagian desa.',
    extensions: [],
    outages: [
      {
        ...rangeOfCode(jabarOutage.kabupaten),
        channel: 'online',
        fromDay: jabarDay(jabarOutage.days[0]),
        toDay: jabarDay(jabarOutage.days[1]),
        reason: 'Jaringan kabupaten putus (simulasi)',
      },
    ],
    targetSets: [
      {
        name: 'Portal',
        letter: null,
        decidedDay: null,
        facts: [{ area: areaOf('32'), total: jabarTotals.target, online: null, manual: null }, ...targets],
      },
    ],
    counts,
    workforce,
  };
}
