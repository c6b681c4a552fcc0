import type { ClosuresAnswer } from '../domain/api-closures';
import type { AreaProgress, AreaRef } from '../domain/area-progress';
import type { Closure, SettledHeld } from '../domain/closures';

/** What closed days are told from, as lib/server/loaders reads them. */
export type DescribedClosures = {
  progress: Pick<AreaProgress, 'asOf' | 'area' | 'closure'>;
  states: readonly (Omit<ClosuresAnswer['areas'][number], 'area' | 'closed'> & {
    area: AreaRef;
    closure: Closure | null;
  })[];
  history: readonly {
    area: { code: string; name: string };
    untilDay: string | null;
    reason: string | null;
    settledHeld: SettledHeld | null;
    byName: string;
    userName: string | null;
    createdAt: Date;
  }[];
};

/** How an area and its children stand signed off, as the API shows it. */
export function buildClosuresAnswer(campaign: string, told: DescribedClosures): ClosuresAnswer {
  const { asOf, area, closure } = told.progress;
  return {
    ...{ campaign, asOf, area: refOf(area), closed: describeClosed(closure) },
    areas: told.states.map(({ area: one, reported, odd, ready, closure: closed, mayClose, mayOpen }) => ({
      ...{ area: refOf(one), reported, odd, ready, closed: describeClosed(closed), mayClose, mayOpen },
    })),
    history: told.history.map(({ area: about, untilDay, reason, settledHeld, byName, userName, createdAt }) => ({
      area: { code: about.code, name: about.name },
      ...{ until: untilDay, reason, heldReason: settledHeld?.reason ?? null, by: byName, user: userName },
      at: createdAt.toISOString(),
    })),
  };
}

const refOf = ({ code, name, level, kind }: AreaRef) => ({ code, name, level, kind });

function describeClosed(closure: Closure | null): ClosuresAnswer['closed'] {
  return closure && { until: closure.untilDay, by: closure.byName, at: closure.at };
}
