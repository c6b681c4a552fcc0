import { z } from 'zod';
import {
  clockMinute,
  emailList,
  emailWords,
  letterheadWords,
  recapWords,
  signatureWords,
  telephoneWords,
} from '@/lib/domain/offices';
import { timeZones } from '@/lib/domain/time-zones';
import { type OfficeFields, type OfficePart, officeFieldNames } from '@/lib/format/office-fields';
import { formText, formVersion, readForm } from '@/lib/server/http/read-form';
import type { OfficeChange } from '@/lib/server/services/offices';

/** A change, or what is wrong with each field. */
export type ReadForm = { ok: true; change: OfficeChange } | { ok: false; problems: OfficeFields };

const openedForm = z.object({ versi: formVersion, dibuka: formText() });

/** What a form was opened with. A form that does not say has seen no version, not even 0, that of an office of which nothing is kept. */
export function readOpened(form: FormData): { version: number; key: string } {
  const { versi, dibuka } = readForm(form, openedForm);
  return { version: versi ?? -1, key: dibuka };
}

/** The fields of a part as they were typed. */
export function typedFields(part: OfficePart, form: FormData): OfficeFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(officeFieldNames[part].map((name) => [name, text(name)]));
}

/** What the typed fields of a part change. */
export function readPart(
  part: OfficePart,
  typed: OfficeFields,
  campaigns: readonly { id: number; slug: string }[],
): ReadForm {
  if (part === 'kop') return readLetterhead(typed);
  if (part === 'ttd') return readSignature(typed);
  if (part === 'kontak') return readContact(typed);
  if (part === 'pengingat') return readReminder(typed, campaigns);
  return readRecap(typed, campaigns);
}

function readLetterhead({ nama = '', baris = '' }: OfficeFields): ReadForm {
  const lines = baris.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  const parsed = letterheadWords.safeParse({ name: nama, lines });
  if (parsed.success) return { ok: true, change: parsed.data };
  const problems: OfficeFields = {};
  for (const { path, message } of parsed.error.issues) {
    const [field, at] = path;
    if (field === 'name') problems.nama ??= message;
    else problems.baris ??= typeof at === 'number' ? `Baris ${at + 1}: ${lowerFirst(message)}` : message;
  }
  return { ok: false, problems };
}

const signatureNames = { place: 'tempat', position: 'jabatan', name: 'pejabat', nip: 'nip' } as const;

function readSignature({ tempat = '', jabatan = '', pejabat = '', nip = '' }: OfficeFields): ReadForm {
  const parsed = signatureWords.safeParse({ place: tempat, position: jabatan, name: pejabat, nip });
  if (parsed.success) return { ok: true, change: { signature: parsed.data } };
  const problems: OfficeFields = {};
  for (const { path, message } of parsed.error.issues) {
    const [field] = path as (keyof typeof signatureNames)[];
    if (field) problems[signatureNames[field]] ??= message;
  }
  return { ok: false, problems };
}

function readContact({ telepon = '', emailKantor = '' }: OfficeFields): ReadForm {
  const [telephone, email] = [telephoneWords.safeParse(telepon), emailWords.safeParse(emailKantor)];
  if (telephone.success && email.success) {
    return { ok: true, change: { telephone: telephone.data, email: email.data } };
  }
  const problems: OfficeFields = {};
  if (!telephone.success) problems.telepon = telephone.error.issues[0]?.message ?? '';
  if (!email.success) problems.emailKantor = email.error.issues[0]?.message ?? '';
  return { ok: false, problems };
}

function readReminder(typed: OfficeFields, campaigns: readonly { id: number; slug: string }[]): ReadForm {
  const { kampanyePengingat = '', pukulPengingat = '' } = typed;
  const campaign = campaigns.find(({ slug }) => slug === kampanyePengingat);
  // The hour counts only where somebody is reminded at it.
  if (kampanyePengingat === '') return { ok: true, change: { reminder: null } };
  const hour = clockMinute.safeParse(pukulPengingat);
  if (campaign && hour.success)
    return { ok: true, change: { reminder: { campaignId: campaign.id, minute: hour.data } } };
  const problems: OfficeFields = {};
  if (!campaign) problems.kampanyePengingat = unknownCampaign;
  if (!hour.success) problems.pukulPengingat = hour.error.issues[0]?.message ?? '';
  return { ok: false, problems };
}

const unknownCampaign = 'Kampanye ini tidak ada. Pilih salah satu dari daftar.';

const recapForm = z.object({
  salam: recapWords.shape.greeting,
  penutup: recapWords.shape.closing,
  zona: z.enum(timeZones, `Pilih zona waktu ${timeZones.join(', ')}.`),
  email: emailList,
});

function readRecap(typed: OfficeFields, campaigns: readonly { id: number; slug: string }[]): ReadForm {
  const campaign = campaigns.find(({ slug }) => slug === typed.kampanye);
  // The hour counts only where a recap is prepared at it.
  const hour = clockMinute.safeParse(typed.pukul || (campaign ? '' : '00.00'));
  const parsed = recapForm.safeParse(typed);
  const problems: OfficeFields = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = path[0] as keyof OfficeFields;
    problems[name] = problems[name] ? `${problems[name]} ${message}` : message;
  }
  for (const { message } of hour.error?.issues ?? []) problems.pukul = message;
  if (!campaign && typed.kampanye !== '') problems.kampanye = unknownCampaign;
  if (!parsed.success || !hour.success || Object.keys(problems).length > 0) return { ok: false, problems };
  const { salam, penutup, zona, email } = parsed.data;
  const schedule = campaign ? { campaignId: campaign.id, minute: hour.data } : null;
  return { ok: true, change: { greeting: salam, closing: penutup, emails: email, timeZone: zona, schedule } };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
