import { z } from 'zod';
import type { Campaign, StageWords } from './campaigns';
import { channels, stages } from './counts';
import { daySchema } from './day-schema';
import { daysBetween, type IsoDay } from './days';
import { planSchema } from './plan-schema';
import { countWorkingDays, type Plan } from './plans';

/** Addresses that pages of their own have: a campaign of that name would never be seen. */
const reservedSlugs = new Set(
  'akun api b bantuan galat istilah kantor kelola keluar livez masuk metrics mulai penerima readyz undangan'.split(' '),
);

/** A campaign lasts at most so many days: a slipped year is refused. */
const mostCampaignDays = 1_100;

/** One line without what no page shows, at most so long. */
const line = (most: number) =>
  z
    .string()
    .transform((text) =>
      text
        .replaceAll(/\s+/gu, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
        .trim(),
    )
    .refine((text) => text.length <= most, {
      error: ({ input }) => `Paling banyak ${most} huruf; ini ${String(input).length}.`,
    });

const filled = (most: number, missing: string) => line(most).refine((text) => text !== '', missing);
const orNull = (most: number) =>
  line(most)
    .transform((text) => (text === '' ? null : text))
    .nullable();

const isShort = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
const decimal = (least: number, most: number) => {
  const limits = `Isi ${least} sampai ${most}, paling banyak dua angka di belakang koma.`;
  return z.number(limits).min(least, limits).max(most, limits).refine(isShort, limits);
};

const slug = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'Alamat terdiri atas 1 sampai 40 huruf kecil, angka, dan tanda hubung, misalnya pk24-karawang.',
  )
  .refine((text) => !reservedSlugs.has(text), 'Alamat ini dipakai halaman lain. Pilih alamat lain.');

/** What an administrator says of a campaign: what the page, the API and the command line send. */
export const campaignSettings = z.strictObject({
  slug,
  name: filled(120, 'Nama kampanye belum diisi.'),
  unit: filled(40, 'Satuan belum diisi, misalnya keluarga.').describe('What is counted: keluarga, kampung.'),
  words: z
    .strictObject({ collected: line(40), recorded: line(40), validated: line(40) })
    .partial()
    .transform((words): StageWords => Object.fromEntries(Object.entries(words).filter(([, word]) => word)))
    .describe('What its stages are called in a sentence ("terdaftar"); absent: as usual.'),
  letter: orNull(120).describe('The letter that orders it.'),
  letterDay: daySchema.nullable(),
  startDay: daySchema,
  endDay: daySchema,
  edition: filled(50, 'Edisi wilayah belum dipilih.').describe('The name of the edition of areas: 2025.'),
  stages: z.array(z.enum(stages)).refine((chosen) => chosen.includes('recorded'), 'Tahap capaian harus dipakai.'),
  channels: z.array(z.enum(channels)),
  plannedOnlinePercent: decimal(0, 100).nullable(),
  onTrackFrom: decimal(0.01, 2),
  atRiskFrom: decimal(0, 2),
  floorPercent: decimal(0, 100).nullable().describe('Areas below this percent are counted beside the average.'),
  kaderLimit: z
    .number('Isi 1 sampai 1.000.')
    .int('Isi bilangan bulat.')
    .min(1, 'Isi 1 sampai 1.000.')
    .max(1000, 'Isi 1 sampai 1.000.')
    .describe('More than so many needed a day and kader: too few kader.'),
  plan: planSchema.describe('What should be there on which day.'),
  source: filled(600, 'Sumber angka belum diisi.').describe('Where the figures come from; below every table.'),
  simulated: orNull(600).describe('What is simulated, if anything is.'),
});

export type CampaignSettings = z.output<typeof campaignSettings>;
export type SettingName = keyof CampaignSettings;

/** What stands in settings that nobody has filled in yet. */
export const usualSettings = {
  words: {},
  letter: null,
  letterDay: null,
  stages: [...stages],
  channels: [...channels],
  plannedOnlinePercent: null,
  onTrackFrom: 1,
  atRiskFrom: 0.75,
  floorPercent: 80,
  kaderLimit: 10,
  plan: { kind: 'straight' } as const,
  source: 'Laporan kantor daerah yang diunggah atau diisi di sini',
  simulated: null,
};

/** The settings of a campaign that stands. */
export function settingsOf(campaign: Campaign & { edition: string }): CampaignSettings {
  const { slug, name, unit, words, letter, letterDay, startDay, endDay, edition, plan, source, simulated } = campaign;
  const { plannedOnlinePercent, onTrackFrom, atRiskFrom, floorPercent, kaderLimit } = campaign;
  return {
    ...{ slug, name, unit, words, letter, letterDay, startDay, endDay, edition },
    ...{ stages: [...campaign.stages], channels: [...campaign.channels] },
    ...{ plannedOnlinePercent, onTrackFrom, atRiskFrom, floorPercent, kaderLimit },
    plan: planSchema.parse(plan),
    ...{ source, simulated },
  };
}

/** Why a change is made: the letter that orders it, or another reason in words. */
export const changeBasis = filled(200, 'Tulis nomor surat atau alasan perubahan.').refine(
  (text) => text.length >= 3,
  'Tulis sedikitnya 3 huruf: nomor surat atau alasan.',
);

export type SettingProblem = { field: SettingName; message: string };

/** A day in a message: 1 April 2021 would need the words of another room. */
const said = (day: IsoDay) => day;

/** What does not fit together in settings whose fields are right by themselves, in Indonesian, with the field to mend. */
export function findSettingProblems(settings: CampaignSettings): SettingProblem[] {
  const { startDay, endDay, plan } = settings;
  const problems: SettingProblem[] = [];
  const days = daysBetween(startDay, endDay) + 1;
  if (days < 1) {
    problems.push({
      field: 'endDay',
      message: `Selesai ${said(endDay)} lebih awal dari mulai ${said(startDay)}. Betulkan salah satunya.`,
    });
  } else if (days > mostCampaignDays) {
    problems.push({
      field: 'endDay',
      message: `Masa pendataan ${days} hari; paling banyak ${mostCampaignDays}. Periksa tahunnya.`,
    });
  } else {
    const message = findPlanProblem(plan, startDay, endDay);
    if (message) problems.push({ field: 'plan', message });
  }
  if (settings.atRiskFrom > settings.onTrackFrom) {
    problems.push({ field: 'atRiskFrom', message: 'Batas waspada tidak boleh di atas batas sesuai jadwal.' });
  }
  if (settings.plannedOnlinePercent !== null && !settings.channels.includes('online')) {
    problems.push({
      field: 'plannedOnlinePercent',
      message: 'Kampanye ini tidak memakai kanal online. Kosongkan porsi online, atau pakai kanalnya.',
    });
  }
  return problems;
}

/** Why a plan does not lead from the first day to the last; null: it does. */
function findPlanProblem(plan: Plan, startDay: IsoDay, endDay: IsoDay): string | null {
  const days = daysBetween(startDay, endDay) + 1;
  if (plan.kind === 'percentADay' && plan.percent * days < 100) {
    const reached = Math.round(plan.percent * days * 100) / 100;
    const least = Math.ceil(10_000 / days) / 100;
    const format = (value: number) => new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }).format(value);
    return `${format(plan.percent)} % sehari baru ${format(reached)} % pada hari ke-${days}, hari terakhir. Perlu sedikitnya ${format(least)} % sehari.`;
  }
  if (plan.kind === 'workingDays' && countWorkingDays(plan.holidays, startDay, endDay) === 0) {
    return 'Tidak ada hari kerja di antara mulai dan selesai. Kurangi hari libur, atau pilih rencana lurus.';
  }
  if (plan.kind === 'steps') {
    const outside = plan.steps.find((step) => step.day < startDay || step.day > endDay);
    if (outside)
      return `Tanggal ${said(outside.day)} di luar masa pendataan, ${said(startDay)} sampai ${said(endDay)}.`;
  }
  if (plan.kind === 'course') {
    const outside = plan.points.find((point) => point.day > plan.dayCount);
    if (outside) return `Hari ke-${outside.day} melewati lamanya kampanye itu, ${plan.dayCount} hari.`;
  }
  return null;
}

/** In the order of the domain, each once: `unsplit` is always taken, for a report may always come without a channel. */
export function orderUsed(settings: CampaignSettings): CampaignSettings {
  return {
    ...settings,
    stages: stages.filter((stage) => settings.stages.includes(stage)),
    channels: channels.filter((channel) => channel === 'unsplit' || settings.channels.includes(channel)),
  };
}
