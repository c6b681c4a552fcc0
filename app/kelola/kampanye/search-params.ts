import { z } from 'zod';
import { isKeepable } from '@/lib/domain/texts';

const one = z.string().max(80).refine(isKeepable).optional().catch(undefined);

const newQuery = z.object({ salin: one });
const campaignQuery = z.object({
  dibuka: one,
  langkah: z.enum(['close', 'archive', 'reopen']).optional().catch(undefined),
});

type Params = Record<string, string | string[] | undefined>;

/** The campaign from which a new one copies its settings; null: none. */
export function parseNewQuery(params: Params): { copyOf: string | null } {
  return { copyOf: newQuery.parse(params).salin ?? null };
}

/** The action that led to the page of a campaign, for its message. */
export function parseCampaignQuery(params: Params): { opened: boolean; step: 'close' | 'archive' | 'reopen' | null } {
  const { dibuka, langkah } = campaignQuery.parse(params);
  return { opened: dibuka === '1', step: langkah ?? null };
}
