import { z } from 'zod';
import { isKeepable } from '@/lib/domain/texts';

const one = z.string().max(80).refine(isKeepable).optional().catch(undefined);

const newQuery = z.object({ salin: one });
const campaignQuery = z.object({
  dibuka: one,
  langkah: z.enum(['close', 'archive', 'reopen']).optional().catch(undefined),
});

type Params = Record<string, string | string[] | undefined>;

/** The campaign that a new one copies its settings of; null: none. */
export function parseNewQuery(params: Params): { copyOf: string | null } {
  return { copyOf: newQuery.parse(params).salin ?? null };
}

/** What was just done to a campaign, for the sentence above its page. */
export function parseCampaignQuery(params: Params): { opened: boolean; step: 'close' | 'archive' | 'reopen' | null } {
  const { dibuka, langkah } = campaignQuery.parse(params);
  return { opened: dibuka === '1', step: langkah ?? null };
}
