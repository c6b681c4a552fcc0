import { eq } from 'drizzle-orm';
import type { SettingKey } from '../../lib/domain/settings';
import type { Database, Transaction } from '../client';
import { settings } from '../schema';

/** The value of a setting; null: it is not set. */
export async function getSetting(database: Database | Transaction, key: SettingKey): Promise<string | null> {
  const [row] = await database.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value ?? null;
}
