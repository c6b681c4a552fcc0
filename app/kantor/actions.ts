'use server';

import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { Problem } from '@/lib/domain/problems';
import { formatInstant } from '@/lib/format/instants';
import { formatOfficeFields, type OfficeFormState, type OfficePart, officeFieldsKey } from '@/lib/format/office-fields';
import type { UserContext } from '@/lib/server/auth/context';
import { requireContextOfForm } from '@/lib/server/auth/session';
import { requireForm } from '@/lib/server/http/require-form';
import { loadRecapCampaigns } from '@/lib/server/loaders/campaigns';
import { changeOffice, type OfficeSettings, requireOffice } from '@/lib/server/services/offices';
import { readOpened, readPart, typedFields } from './read-form';
import { officeHref, parseOfficeArea } from './search-params';

/** So often other forms may be saved between our look and our write. */
const mostTries = 3;

/** Saves name and lines of the letterhead. */
export async function saveLetterheadAction(_previous: OfficeFormState, form: FormData): Promise<OfficeFormState> {
  return save('kop', form);
}

/** Saves who signs. */
export async function saveSignatureAction(_previous: OfficeFormState, form: FormData): Promise<OfficeFormState> {
  return save('ttd', form);
}

/** Saves the contact of an office. */
export async function saveContactAction(_previous: OfficeFormState, form: FormData): Promise<OfficeFormState> {
  return save('kontak', form);
}

/** Saves whether, and at which hour, those below are reminded of a report that is missing. */
export async function saveReminderAction(_previous: OfficeFormState, form: FormData): Promise<OfficeFormState> {
  return save('pengingat', form);
}

/** Saves the words, the hour and the addresses of the daily recap. */
export async function saveRecapAction(_previous: OfficeFormState, form: FormData): Promise<OfficeFormState> {
  return save('rekap', form);
}

async function save(part: OfficePart, form: FormData): Promise<OfficeFormState> {
  const areaCode = parseOfficeArea(requireForm(form).get('wilayah'));
  const typed = typedFields(part, form);
  const opened = readOpened(form);
  const refused = { outcome: 'refused', typed, problems: {}, notice: null, standing: null, opened } as const;
  let ctx: UserContext;
  try {
    ctx = await requireContextOfForm(officeHref(areaCode));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...refused, notice: { title: error.title, detail: error.detail } };
  }
  const campaigns = await loadRecapCampaigns();
  const read = readPart(part, typed, campaigns);
  if (!read.ok) {
    await requireOffice(ctx, areaCode).catch(hide);
    return { ...refused, problems: read.problems };
  }
  let now: OfficeSettings | null = null;
  for (let { version } = opened, tries = 1; now === null; tries += 1) {
    try {
      now = await changeOffice(ctx, { areaCode, change: read.change, version });
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== 'office-changed') return hide(error);
      const found = await requireOffice(ctx, areaCode);
      const standing = formatOfficeFields(found.office, campaigns)[part];
      // Another form was saved meanwhile, by this page or another one: the fields of this one stand as they were opened.
      version = found.office.version;
      if (officeFieldsKey(standing) === opened.key && tries < mostTries) continue;
      return {
        ...refused,
        notice: { title: error.title, detail: describeChange(found) },
        standing,
        opened: { version, key: officeFieldsKey(standing) },
      };
    }
  }
  revalidatePath('/kantor');
  const saved = formatOfficeFields(now.office, campaigns)[part];
  return {
    outcome: 'saved',
    typed: saved,
    problems: {},
    notice: null,
    standing: null,
    opened: { version: now.office.version, key: officeFieldsKey(saved) },
  };
}

/** Of an office that is not the reader's there is no page. */
function hide(error: unknown): never {
  if (error instanceof Problem && error.status === 404) notFound();
  throw error;
}

function describeChange({ changed, office }: OfficeSettings): string {
  const who = changed?.by ?? 'Orang lain';
  const when = changed ? ` pada ${formatInstant(changed.at, office.timeZone)}` : '';
  return `${who} mengubahnya${when}, setelah halaman ini dibuka. Isian Anda belum tersimpan dan masih ada di bawah, di samping yang tersimpan sekarang. Periksa, lalu simpan lagi bila isian Anda yang benar.`;
}
