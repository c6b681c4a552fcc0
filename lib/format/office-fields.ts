import type { Office } from '../domain/offices';
import { formatMinute } from './instants';

/** The parts of the page about an office, a form each, and the names of their fields. */
export const officeFieldNames = {
  kop: ['nama', 'baris'],
  ttd: ['tempat', 'jabatan', 'pejabat', 'nip'],
  kontak: ['telepon', 'emailKantor'],
  pengingat: ['kampanyePengingat', 'pukulPengingat'],
  rekap: ['salam', 'penutup', 'kampanye', 'pukul', 'zona', 'email'],
} as const;

export type OfficePart = keyof typeof officeFieldNames;
type OfficeField = (typeof officeFieldNames)[OfficePart][number];

/** What stands in the fields of a form, as text. */
export type OfficeFields = Partial<Record<OfficeField, string>>;

/** The hour that is offered where none is set: before the recap has to be in the group at 16.00. */
const usualHour = '15.30';

/** The hour that is offered for reminders: there is still time to report. */
const usualReminderHour = '14.00';

/** What an office says, as the fields of its forms hold it. */
export function formatOfficeFields(
  office: Office,
  campaigns: readonly { id: number; slug: string }[],
): Record<OfficePart, OfficeFields> {
  const { letterhead, signature, recap } = office;
  const campaign = campaigns.find(({ id }) => id === recap.schedule?.campaignId);
  return {
    kop: { nama: letterhead.name, baris: letterhead.lines.join('\n') },
    ttd: {
      tempat: signature.place,
      jabatan: signature.position,
      pejabat: signature.name,
      nip: signature.nip,
    },
    kontak: { telepon: office.telephone, emailKantor: office.email },
    pengingat: {
      kampanyePengingat: campaigns.find(({ id }) => id === office.reminder?.campaignId)?.slug ?? '',
      pukulPengingat: office.reminder ? formatMinute(office.reminder.minute) : usualReminderHour,
    },
    rekap: {
      salam: recap.greeting,
      penutup: recap.closing,
      kampanye: campaign?.slug ?? '',
      pukul: recap.schedule ? formatMinute(recap.schedule.minute) : usualHour,
      zona: office.timeZone,
      email: recap.emails.join('\n'),
    },
  };
}

/** What a form was opened with, as one text to compare by. */
export function officeFieldsKey(fields: OfficeFields): string {
  return JSON.stringify(fields);
}

/** What a form of the office shows after it was sent; null while it was not. */
export type OfficeFormState = {
  outcome: 'saved' | 'refused';
  /** What the fields hold: what stands now once it is saved, else what was typed. */
  typed: OfficeFields;
  /** What is wrong, by field. */
  problems: OfficeFields;
  /** What is said above the form. */
  notice: { title: string; detail: string } | null;
  /** What stands now, where another user changed it meanwhile. */
  standing: OfficeFields | null;
  /** The version that the form stands on from here, and what its fields were then (`officeFieldsKey`). */
  opened: { version: number; key: string };
} | null;
