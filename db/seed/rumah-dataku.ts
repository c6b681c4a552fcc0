import { toDay } from '../../lib/domain/days';
import { areaOf, type DemoCampaign } from './demo-campaign';

/** Rumah DataKu, a unit of its own: Bali's 122 of 154, the one province of which anything is published. */
export function buildRumahDataku(): DemoCampaign {
  const startDay = toDay('2023-01-01');
  return {
    slug: 'rumah-dataku',
    name: 'Pembentukan Rumah DataKu',
    unit: 'Rumah DataKu',
    // As a village of Kampung KB it is counted once, when it exists.
    settings: { words: { recorded: 'terbentuk' }, stages: ['recorded'], channels: ['unsplit'] },
    startDay,
    endDay: toDay('2023-12-31'),
    plannedOnlinePercent: null,
    source:
      'Angka terbit: Bali 122 dari 154 (79,2 %, Perwakilan BKKBN Bali, Agustus 2023; harinya tidak terbit, di sini ' +
      '31 Agustus). Awal 1 Januari dan akhir 31 Desember 2023 adalah anggapan. Hanya Bali yang didaftar.',
    simulated: null,
    extensions: [],
    outages: [],
    scope: { fromDay: startDay, letter: null, note: null, areas: [{ code: '51', mode: 'smartphone' }] },
    targetSets: [
      {
        name: 'Target',
        letter: null,
        decidedDay: null,
        facts: [{ area: areaOf('51'), total: 154, online: null, manual: null }],
      },
    ],
    counts: [{ area: areaOf('51'), day: toDay('2023-08-31'), stage: 'recorded', channel: 'unsplit', value: 122 }],
    workforce: [],
  };
}
