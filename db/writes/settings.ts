import { and, eq, sql } from 'drizzle-orm';
import type { SettingKey } from '../../lib/domain/settings';
import type { Database, Transaction } from '../client';
import { getSetting } from '../queries/settings';
import { settings } from '../schema';
import { recordAudit } from './audit';
import type { Actor } from './users';

/** Changes a setting (null: removes it) with its audit row. A change without effect writes nothing. */
export async function changeSetting(
  database: Database,
  input: { key: SettingKey; value: string | null },
  actor: Actor,
): Promise<void> {
  const { key, value } = input;
  await database.transaction(async (transaction) => {
    const before = await getSetting(transaction, key);
    if (before === value) return;
    await putSetting(transaction, { key, value, userId: actor.id });
    await recordAudit(transaction, {
      userId: actor.id,
      action: 'setting.change',
      campaignId: null,
      area: 0,
      subject: key,
      detail: { from: before, to: value },
    });
  });
}

/** Stores a setting without an audit row: for those that do not change how the installation works. */
export async function putSetting(
  database: Database | Transaction,
  input: { key: SettingKey; value: string | null; userId: number | null },
): Promise<void> {
  const { key, value, userId } = input;
  if (value === null) {
    await database.delete(settings).where(eq(settings.key, key));
    return;
  }
  await database
    .insert(settings)
    .values({ key, value, updatedBy: userId })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedBy: userId, updatedAt: sql`now()` } });
}

/** Removes a setting that has this value: false when it has another one. */
export async function takeSetting(transaction: Transaction, key: SettingKey, value: string): Promise<boolean> {
  const taken = await transaction
    .delete(settings)
    .where(and(eq(settings.key, key), eq(settings.value, value)))
    .returning({ key: settings.key });
  return taken.length > 0;
}
