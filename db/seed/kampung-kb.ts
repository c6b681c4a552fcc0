import { toDay } from '../../lib/domain/days';
import { areaOf, type DemoCampaign } from './demo-campaign';

/** Kampung KB, whose unit is a village: two published provinces. */
export function buildKampungKb(): DemoCampaign {
  return {
    slug: 'kampung-kb',
    name: 'Pembentukan Kampung KB',
    unit: 'kampung',
    // A village is registered once: nothing is collected in the field first, and by no channel.
    settings: { words: { recorded: 'terdaftar' }, stages: ['recorded'], channels: ['unsplit'] },
    startDay: toDay('2023-01-01'),
    endDay: toDay('2024-07-31'),
    plannedOnlinePercent: null,
    source:
      'Angka terbit: Bengkulu 1.322 dari 1.514 (Perwakilan BKKBN Bengkulu, Juni 2024; harinya tidak terbit, di sini 30 Juni), ' +
      'Banten 884 dari 1.161 (Perwakilan BKKBN Banten, Agustus 2023; di sini 31 Agustus). ' +
      'Tenggat Juli 2024 milik Bengkulu; awal kampanye 1 Januari 2023 adalah anggapan. ' +
      'Angka Indonesia hanya jumlah kedua provinsi itu.',
    simulated: null,
    extensions: [],
    outages: [],
    targetSets: [
      {
        name: 'Target',
        letter: null,
        decidedDay: null,
        facts: [
          { area: areaOf('17'), total: 1_514, online: null, manual: null },
          { area: areaOf('36'), total: 1_161, online: null, manual: null },
        ],
      },
    ],
    counts: [
      { area: areaOf('17'), day: toDay('2024-06-30'), stage: 'recorded', channel: 'unsplit', value: 1_322 },
      { area: areaOf('36'), day: toDay('2023-08-31'), stage: 'recorded', channel: 'unsplit', value: 884 },
    ],
    workforce: [],
  };
}
