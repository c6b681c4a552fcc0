import { and, eq } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import type { RecapText } from '../../lib/domain/recaps';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { getRecapText, isRecapText, type RecapKey } from '../queries/recaps';
import { recapTexts } from '../schema';
import { recordAudit } from './audit';

type Act = RecapKey & {
  /** Of the text as the page was opened with it; 0: there was none. */
  version: number;
  userId: number | null;
};

/**
 * Keeps an office's wording of the recap of an area and day.
 * @param area authorized for the verb `publish`
 * @param input.text as `parseRecapText` returns it
 * @throws Problem 409 `recap-changed` when another user has saved or put back since
 */
export function saveRecapText(
  database: Database,
  area: AuthorizedArea,
  input: Act & { text: string; fingerprint: string },
): Promise<void> {
  return write(database, area, { ...input, action: 'recap.save' });
}

/**
 * Puts the generated text back.
 * @param area authorized for the verb `publish`
 * @throws Problem 409 `recap-changed` as `saveRecapText`
 */
export function resetRecapText(database: Database, area: AuthorizedArea, input: Act): Promise<void> {
  return write(database, area, { ...input, text: '', fingerprint: '', action: 'recap.reset' });
}

async function write(
  database: Database,
  area: AuthorizedArea,
  input: Act & { text: string; fingerprint: string; action: string },
): Promise<void> {
  const { campaignId, office, asOf, text, fingerprint, userId } = input;
  await inScope(database, area, async (transaction) => {
    const stamp = { text, fingerprint, version: input.version + 1, updatedAt: new Date(), updatedBy: userId };
    const written =
      input.version === 0
        ? await transaction
            .insert(recapTexts)
            .values({
              ...stamp,
              campaignId,
              asOf,
              areaLo: area.lo,
              areaHi: area.hi,
              officeLo: office.lo,
              officeHi: office.hi,
            })
            .onConflictDoNothing()
            .returning({ id: recapTexts.id })
        : // Of two at once the second waits here for the first, and then finds another version.
          await transaction
            .update(recapTexts)
            .set(stamp)
            .where(and(isRecapText(area, input), eq(recapTexts.version, input.version)))
            .returning({ id: recapTexts.id });
    if (written.length === 0) throw await changedMeanwhile(transaction, area, input);
    await recordAudit(transaction, {
      userId,
      action: input.action,
      campaignId,
      area: area.lo,
      subject: `rekap ${area.code} ${asOf}`,
      detail: { version: stamp.version, characters: text.length, office: office.lo },
    });
  });
}

async function changedMeanwhile(transaction: ScopedTransaction, area: AuthorizedArea, key: RecapKey): Promise<Problem> {
  const standing: RecapText | null = await getRecapText(transaction, area, key);
  const who = standing?.updatedBy ?? 'Orang lain';
  const what = standing?.text === '' ? 'mengembalikan teks otomatis' : 'menyimpan teks lain';
  return new Problem(
    'recap-changed',
    `${who} ${what} setelah halaman ini dibuka. Bandingkan dengan yang tersimpan sekarang, lalu simpan lagi bila teks Anda yang dipakai.`,
  );
}
