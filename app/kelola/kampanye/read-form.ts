import {
  type CampaignSettings,
  campaignSettings,
  changeBasis,
  type SettingProblem,
} from '@/lib/domain/campaign-settings';
import type { Stage } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import {
  type CampaignFields,
  campaignFieldNames,
  channelBoxes,
  fieldOfSetting,
  stageBoxes,
} from '@/lib/format/campaign-fields';
import { readDecimal, readPlanFields } from '@/lib/format/plan-fields';
import { describeUnreadDay, readTypedDay } from '@/lib/format/typed-days';
import type { CampaignDesk } from '@/lib/server/loaders/campaigns';
import type { FirstTargetSet } from '@/lib/server/services/campaigns';

/** Length to which fields are cut: beyond every field's limit, so that the message names that limit. */
const mostLetters = 6_000;

/** The fields as they were typed. */
export function typedFields(form: FormData): CampaignFields {
  const text = (name: string) =>
    form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .join(' ')
      .slice(0, mostLetters);
  return Object.fromEntries(campaignFieldNames.map((name) => [name, text(name)]));
}

type Read<T> = { ok: true; value: T } | { ok: false; problems: CampaignFields };

/** The settings of the fields, or the problem of each field that is wrong. */
export function readSettings(typed: CampaignFields, courses: CampaignDesk['courses'] = []): Read<CampaignSettings> {
  const problems: CampaignFields = {};
  const text = (name: string) => typed[name] ?? '';
  const day = (name: string, missing: string | null): IsoDay | null => {
    const found = readTypedDay(text(name));
    if (found === null && (text(name).trim() !== '' || missing)) {
      problems[name] = text(name).trim() === '' ? (missing ?? '') : describeUnreadDay(text(name));
    }
    return found;
  };
  const number = (name: string, empty: number | null): number | null => {
    if (text(name).trim() === '') return empty;
    const found = readDecimal(text(name));
    if (found === null) problems[name] = `'${text(name).slice(0, 40)}' bukan angka. Tulis seperti 0,75.`;
    return found;
  };
  const plan = readPlanFields(typed, courses);
  if (!plan.ok) problems[plan.field] = plan.problem;
  const chosen = text('tahap').split(' ');
  const used = text('kanal').split(' ');
  const parsed = campaignSettings.safeParse({
    name: text('nama'),
    slug: text('alamat').trim(),
    unit: text('satuan'),
    words: { collected: text('kata-terdata'), recorded: text('kata-masuk'), validated: text('kata-valid') },
    letter: text('surat'),
    letterDay: day('tanggal-surat', null),
    startDay: day('mulai', 'Tanggal mulai belum diisi.') ?? undefined,
    endDay: day('selesai', 'Tanggal selesai belum diisi.') ?? undefined,
    edition: text('edisi'),
    stages: (Object.keys(stageBoxes) as Stage[]).filter(
      (stage) => stage === 'recorded' || chosen.includes(stageBoxes[stage]),
    ),
    channels: [...Object.values(channelBoxes).filter((channel) => used.includes(channel)), 'unsplit'],
    plannedOnlinePercent: number('porsi', null),
    onTrackFrom: number('sesuai', 1),
    atRiskFrom: number('waspada', 0.75),
    floorPercent: number('ambang', null),
    kaderLimit: number('batas-kader', 10),
    plan: plan.ok ? plan.plan : { kind: 'straight' },
    source: text('sumber'),
    simulated: text('simulasi'),
  });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = fieldOfPath(path, text('rencana'));
    problems[field] ??= message;
  }
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, problems };
}

/** A problem of the plan is shown at the choice of its kind. */
const fieldOfPlan: Record<string, string> = {
  percent: 'persen-sehari',
  holidays: 'libur',
  steps: 'langkah',
  of: 'ikut-nama',
  dayCount: 'ikut-hari',
  points: 'ikut-titik',
};

const fieldOfWord: Record<string, string> = {
  collected: 'kata-terdata',
  recorded: 'kata-masuk',
  validated: 'kata-valid',
};

function fieldOfPath([setting, inner]: readonly PropertyKey[], _plan: string): string {
  if (setting === 'plan') return fieldOfPlan[String(inner)] ?? 'rencana';
  if (setting === 'words') return fieldOfWord[String(inner)] ?? 'kata-masuk';
  return fieldOfSetting[setting as keyof CampaignSettings] ?? 'nama';
}

/** The problems of a refusal of the service, at the fields of the form. */
export function problemsByField(problems: readonly SettingProblem[]): CampaignFields {
  const found: CampaignFields = {};
  for (const { field, message } of problems) found[fieldOfSetting[field]] ??= message;
  return found;
}

/** The first version of the targets; without a name it is "Target". */
export function readTargetSet(typed: CampaignFields): Read<FirstTargetSet> {
  const typedDay = typed['target-tanggal']?.trim() ?? '';
  const decidedDay = readTypedDay(typedDay);
  if (typedDay !== '' && decidedDay === null) {
    return {
      ok: false,
      problems: { 'target-tanggal': describeUnreadDay(typedDay) },
    };
  }
  const [name = '', letter = ''] = ['target-nama', 'target-surat'].map((field) => (typed[field] ?? '').trim());
  const long = [name, letter].findIndex((text) => text.length > 120);
  if (long >= 0) {
    return { ok: false, problems: { [long === 0 ? 'target-nama' : 'target-surat']: 'Paling banyak 120 huruf.' } };
  }
  return { ok: true, value: { name: name || 'Target', letter: letter || null, decidedDay } };
}

/** The letter that orders a change, or another reason. */
export function readBasis(typed: CampaignFields): Read<string> {
  const parsed = changeBasis.safeParse(typed.dasar ?? '');
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: { dasar: parsed.error.issues[0]?.message ?? '' } };
}
