import { type CampaignSettings, campaignSettings } from '../../lib/domain/campaign-settings';
import { channels, stages } from '../../lib/domain/counts';
import { type PlanFields, planWords, readDecimal, readPlanFields } from '../../lib/format/plan-fields';
import { readTypedDay } from '../../lib/format/typed-days';
import { WrongCall } from './command';

/** The options that say what a campaign is, for `campaign add` and `campaign edit`. */
export const campaignOptions = {
  name: { type: 'string' },
  unit: { type: 'string' },
  'word-collected': { type: 'string' },
  'word-recorded': { type: 'string' },
  'word-validated': { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  letter: { type: 'string' },
  'letter-day': { type: 'string' },
  edition: { type: 'string' },
  stages: { type: 'string' },
  channels: { type: 'string' },
  online: { type: 'string' },
  'on-track': { type: 'string' },
  'at-risk': { type: 'string' },
  floor: { type: 'string' },
  'kader-limit': { type: 'string' },
  plan: { type: 'string' },
  source: { type: 'string' },
  simulated: { type: 'string' },
} as const;

export const campaignOptionsHelp = `  --name --unit         nama; yang dihitung (keluarga, kampung)
  --start --end         hari pertama dan terakhir, misalnya 2024-08-20
  --letter --letter-day surat yang memerintahkan dan tanggalnya
  --edition             edisi kode wilayah
  --word-collected --word-recorded --word-validated   kata tahapnya, misalnya terdaftar
  --stages --channels   ${stages.join(',')}; ${channels.join(',')}
  --online --floor      porsi online dan ambang terendah, dalam persen; kosong ('') bila tidak ada
  --on-track --at-risk --kader-limit                  batas status dan batas per kader sehari
  --plan                lurus | persen:4 | "hari-kerja:17 Agustus 2024;…" | "bertahap:28 Agustus 2024: 30;…"
                        | "mengikuti:PK23;31;3: 7,74;12: 38,01"
  --source --simulated  sumber angka, dan apa yang simulasi`;

type Values = { [Name in keyof typeof campaignOptions]?: string | undefined };

/** What the options say of a campaign; what is not said is left out. @throws WrongCall in Indonesian */
export function readCampaignOptions(values: Values): Partial<CampaignSettings> {
  const said: Record<string, unknown> = {};
  const text = (option: keyof Values, setting: keyof CampaignSettings) => {
    if (values[option] !== undefined) said[setting] = values[option];
  };
  const number = (option: keyof Values, setting: keyof CampaignSettings) => {
    const typed = values[option];
    if (typed === undefined) return;
    const value = typed.trim() === '' ? null : readDecimal(typed);
    if (value === null && typed.trim() !== '') throw new WrongCall(`--${option} '${typed}' bukan angka.`);
    said[setting] = value;
  };
  const day = (option: keyof Values, setting: keyof CampaignSettings) => {
    const typed = values[option];
    if (typed === undefined) return;
    const found = readTypedDay(typed);
    if (!found) throw new WrongCall(`--${option} '${typed}' bukan tanggal. Tulis seperti 2024-08-20.`);
    said[setting] = found;
  };
  text('name', 'name');
  text('unit', 'unit');
  text('letter', 'letter');
  text('edition', 'edition');
  text('source', 'source');
  text('simulated', 'simulated');
  day('start', 'startDay');
  day('end', 'endDay');
  day('letter-day', 'letterDay');
  number('online', 'plannedOnlinePercent');
  number('on-track', 'onTrackFrom');
  number('at-risk', 'atRiskFrom');
  number('floor', 'floorPercent');
  number('kader-limit', 'kaderLimit');
  if (values.stages !== undefined) said.stages = values.stages.split(',').map((word) => word.trim());
  if (values.channels !== undefined) said.channels = values.channels.split(',').map((word) => word.trim());
  if (values.plan !== undefined) said.plan = readPlan(values.plan);
  const words = {
    collected: values['word-collected'],
    recorded: values['word-recorded'],
    validated: values['word-validated'],
  };
  const spoken = Object.entries(words).filter(([, word]) => word !== undefined);
  if (spoken.length > 0) said.words = Object.fromEntries(spoken);
  const parsed = campaignSettings.partial().safeParse(said);
  if (parsed.success) return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  throw new WrongCall(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

function readPlan(typed: string): unknown {
  const [word = '', ...rest] = typed.split(':');
  const lines = rest.join(':').split(';');
  const [of = '', days = ''] = lines;
  const fields: PlanFields = {
    rencana: word.trim(),
    'persen-sehari': of,
    libur: lines.join('\n'),
    langkah: lines.join('\n'),
    'ikut-nama': of,
    'ikut-hari': days,
    'ikut-titik': lines.slice(2).join('\n'),
  };
  const known: readonly string[] = Object.values(planWords);
  if (!known.includes(word.trim())) throw new WrongCall(`--plan '${word}' tidak dikenal. Pilih: ${known.join(', ')}.`);
  const read = readPlanFields(fields);
  if (read.ok) return read.plan;
  throw new WrongCall(`--plan: ${read.problem}`);
}
