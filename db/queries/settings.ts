import { eq } from 'drizzle-orm';
import type { SettingKey } from '../../lib/domain/settings';
import type { Database, Transaction } from '../client';
import { settings } from '../schema';

/** What a setting says; null: nothing. */
export async function getSetting(database: Database | Transaction, key: SettingKey): Promise<string | null> {
  const [row] = await database.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value ?? null;
}
