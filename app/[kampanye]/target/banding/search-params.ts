import { z } from 'zod';
import { fileParams } from '@/app/[kampanye]/[kode]/search-params';
import { levelNames } from '@/lib/domain/areas';
import type { ComparisonChoice } from '@/lib/domain/target-comparison';
import { isKeepable } from '@/lib/domain/texts';

const words = z.string().trim().min(1).max(80).refine(isKeepable).nullable().catch(null);
const params = {
  wilayah: words.default(null),
  dari: words.default(null),
  ke: words.default(null),
  rinci: z.enum(levelNames).nullable().catch(null).default(null),
};

/** `wilayah`, `dari` and `ke` (slugs of versions), `rinci`: the level of the rows. What is none falls back. */
export function parseComparison(query: Record<string, unknown>): ComparisonChoice {
  const { wilayah, dari, ke, rinci } = z.object(params).parse(query);
  return { code: wilayah, from: dari, to: ke, detail: rinci };
}

export const comparisonFileParams = z.strictObject({ ...fileParams, ...params });
