import type { IsoDay } from '../domain/days';
import { parseDay } from '../domain/days';
import type { Plan } from '../domain/plans';
import { formatDay } from './days';
import { describePlan } from './plan-words';
import { channelLabels, stagePhrases } from './words';

/** What was done, by the action that the audit keeps. */
const actionWords: Record<string, string> = {
  'campaign.open': 'membuka kampanye',
  'campaign.change': 'mengubah',
  'campaign.close': 'menutup kampanye',
  'campaign.archive': 'mengarsipkan kampanye',
  'campaign.reopen': 'membuka kembali',
  'campaign.sharing': 'mengatur tautan tanpa masuk',
};

const settingWords: Record<string, string> = {
  name: 'nama',
  slug: 'alamat',
  unit: 'satuan',
  words: 'kata tahap',
  letter: 'surat',
  letterDay: 'tanggal surat',
  startDay: 'mulai',
  endDay: 'selesai',
  editionId: 'edisi wilayah',
  stages: 'tahap',
  channels: 'kanal',
  plannedOnlinePercent: 'porsi online',
  onTrackFrom: 'batas sesuai jadwal',
  atRiskFrom: 'batas waspada',
  floorPercent: 'ambang',
  kaderLimit: 'batas per kader',
  plan: 'rencana',
  source: 'sumber',
  simulated: 'yang simulasi',
};

export type ChangeWords = { what: string; details: string[] };

/** A change in words: what was done, and of each setting what it was and is. */
export function describeCampaignChange(action: string, detail: Record<string, unknown>): ChangeWords {
  const what = actionWords[action] ?? action;
  if (action === 'campaign.sharing')
    return { what: `${what}: ${detail.sharing === true ? 'boleh' : 'tidak boleh'}`, details: [] };
  const changes = (detail.changes ?? {}) as Record<string, { from: unknown; to: unknown }>;
  const details = Object.entries(changes).map(
    ([name, { from, to }]) => `${settingWords[name] ?? name}: ${tell(name, from)} menjadi ${tell(name, to)}`,
  );
  if (typeof detail.copyOf === 'string') details.push(`disalin dari ${detail.copyOf}`);
  const day = typeof detail.from === 'string' ? parseDay(detail.from) : null;
  if (day) details.push(`berlaku sejak ${formatDay(day)}; hari sebelumnya tetap seperti semula`);
  return { what, details };
}

const decimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });

function tell(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'kosong';
  if (name === 'plan') return describePlan(value as Plan);
  if (typeof value === 'number') return decimal.format(value);
  if (typeof value === 'string') {
    const day: IsoDay | null = parseDay(value);
    return day ? formatDay(day) : `“${value}”`;
  }
  const words: Record<string, string> = { ...channelLabels, ...stagePhrases };
  if (Array.isArray(value)) return value.map((one) => words[String(one)] ?? String(one)).join(', ') || 'kosong';
  return Object.values(value).join(', ') || 'yang biasa';
}
