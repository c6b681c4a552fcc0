import type { CampaignSettings, SettingName } from '../domain/campaign-settings';
import type { Channel, Stage } from '../domain/counts';
import { formatPlanFields, planFieldNames } from './plan-fields';
import { formatTypedDay } from './typed-days';

/** The fields of the form of a campaign, as text; `tahap` and `kanal` hold words with a space between two. */
export const campaignFieldNames = [
  ...['nama', 'alamat', 'satuan', 'kata-terdata', 'kata-masuk', 'kata-valid', 'mulai', 'selesai', 'surat'],
  ...['tanggal-surat', 'edisi', 'tahap', 'kanal', 'porsi', 'waspada', 'sesuai', 'ambang', 'batas-kader', 'sumber'],
  ...['simulasi', 'salin-lokus', 'target-nama', 'target-surat', 'target-tanggal', 'dasar'],
  ...planFieldNames,
] as const;
export type CampaignFields = Record<string, string>;

/** Where each setting is mended. */
export const fieldOfSetting: Record<SettingName, string> = {
  name: 'nama',
  slug: 'alamat',
  unit: 'satuan',
  words: 'kata-masuk',
  startDay: 'mulai',
  endDay: 'selesai',
  letter: 'surat',
  letterDay: 'tanggal-surat',
  edition: 'edisi',
  stages: 'tahap',
  channels: 'kanal',
  plannedOnlinePercent: 'porsi',
  atRiskFrom: 'waspada',
  onTrackFrom: 'sesuai',
  floorPercent: 'ambang',
  kaderLimit: 'batas-kader',
  plan: 'rencana',
  source: 'sumber',
  simulated: 'simulasi',
};

/** The words of the boxes. */
export const stageBoxes = { collected: 'terdata', recorded: 'masuk', validated: 'valid' } as const satisfies Record<
  Stage,
  string
>;
export const channelBoxes = { online: 'online', manual: 'manual' } as const satisfies Partial<Record<Channel, string>>;

const decimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2, useGrouping: false });
const number = (value: number | null) => (value === null ? '' : decimal.format(value));

/** What the fields hold for the settings of a campaign. */
export function formatCampaignFields(settings: CampaignSettings): CampaignFields {
  const { words, stages, channels } = settings;
  return {
    nama: settings.name,
    alamat: settings.slug,
    satuan: settings.unit,
    'kata-terdata': words.collected ?? '',
    'kata-masuk': words.recorded ?? '',
    'kata-valid': words.validated ?? '',
    mulai: formatTypedDay(settings.startDay),
    selesai: formatTypedDay(settings.endDay),
    surat: settings.letter ?? '',
    'tanggal-surat': formatTypedDay(settings.letterDay ?? ''),
    edisi: settings.edition,
    tahap: stages.map((stage) => stageBoxes[stage]).join(' '),
    kanal: channels.filter((channel) => channel !== 'unsplit').join(' '),
    porsi: number(settings.plannedOnlinePercent),
    waspada: number(settings.atRiskFrom),
    sesuai: number(settings.onTrackFrom),
    ambang: number(settings.floorPercent),
    'batas-kader': String(settings.kaderLimit),
    sumber: settings.source,
    simulasi: settings.simulated ?? '',
    ...formatPlanFields(settings.plan),
  };
}

/** The same for a new campaign, without what is its own: name, address, days and letter. */
export function formatOfferedFields(settings: CampaignSettings): CampaignFields {
  const own = { nama: '', alamat: '', mulai: '', selesai: '', surat: '', 'tanggal-surat': '' };
  return { ...formatCampaignFields(settings), ...own };
}

/** What the form of a campaign shows after it was sent; null while it was not. */
export type CampaignFormState = {
  outcome: 'saved' | 'refused' | 'drawn';
  typed: CampaignFields;
  /** What is wrong, by field. */
  problems: CampaignFields;
  /** What is said above the form. */
  notice: { title: string; detail: string } | null;
  /** What stands now, where another administrator changed it meanwhile. */
  standing: CampaignFields | null;
  version: number;
} | null;
