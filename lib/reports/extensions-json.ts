import type { ExtensionsAnswer } from '../domain/api-extensions';
import type { AreaRef } from '../domain/area-progress';

/** What extensions are told from, as lib/server/loaders reads them. */
export type DescribedExtensions = {
  endDay: string;
  extensions: readonly {
    id: number;
    area: AreaRef;
    endDay: string;
    decidedDay: string;
    letter: string;
    createdBy: string | null;
    createdAt: Date;
    withdrawnAt: Date | null;
    withdrawnBy: string | null;
    withdrawnReason: string | null;
  }[];
};

/** The letters that moved the end, as the API shows them. */
export function buildExtensionsAnswer(campaign: string, told: DescribedExtensions): ExtensionsAnswer {
  return {
    campaign,
    endDay: told.endDay,
    extensions: told.extensions.map(
      ({ id, area, endDay, decidedDay, letter, withdrawnBy, withdrawnReason, ...one }) => ({
        ...{ id, endDay, decidedDay, letter, withdrawnBy, withdrawnReason },
        area: { code: area.code, name: area.name, level: area.level, kind: area.kind },
        by: one.createdBy,
        at: one.createdAt.toISOString(),
        withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
      }),
    ),
  };
}
