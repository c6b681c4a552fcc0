import type { z } from 'zod';
import type { visitBody, visitChange } from '../../domain/api-visits';
import { Problem } from '../../domain/problems';
import type { Context } from '../auth/context';
import type { VisitDetail } from '../loaders/visits';
import { recordVisit, requireOwn, requireVisit, restateVisit, type SaidTask, takeBackVisit } from './visits';

type SpokenTask = { task: string; person: string; due: SaidTask['dueDay'] };

const saidTask = ({ task, person, due }: SpokenTask): SaidTask => ({ task, person, dueDay: due });

/** Records a visit as a program says it. @throws Problem as `recordVisit` */
export function recordSpokenVisit(
  ctx: Context,
  input: z.output<typeof visitBody> & { campaignSlug: string },
): Promise<number> {
  const { campaignSlug, kind, from, until, places, participants, tasks, result } = input;
  return recordVisit(ctx, {
    ...{ campaignSlug, kind, fromDay: from, toDay: until, participants, result, tasks: tasks.map(saidTask) },
    places: places.map(({ area, kampung }) => ({ code: area, kampung })),
  });
}

/**
 * Changes a visit as a program says it, all at once or not at all. `withdrawn` takes it back, and then nothing else is said.
 * Answers the visit as it stands; of one that was taken back, as it stood.
 * @throws Problem as the services of each, 422 where nothing is said
 */
export async function changeSpokenVisit(
  ctx: Context,
  input: z.output<typeof visitChange> & { campaignSlug: string; id: number },
): Promise<VisitDetail['visit']> {
  const { campaignSlug, id, version, withdrawn, note = '', addTasks, tasks, from, until, ...said } = input;
  const named = { campaignSlug, id };
  const statement = { ...said, fromDay: from, toDay: until };
  const restates = Object.values(statement).some((one) => one !== undefined);
  if (withdrawn) {
    if (restates || addTasks.length > 0 || tasks.length > 0)
      throw new Problem('words-invalid', 'Kunjungan yang ditarik tidak diubah. Kirim withdrawn dan note saja.');
    const { visit } = await requireOwn(ctx, named);
    await takeBackVisit(ctx, { ...named, note });
    return visit;
  }
  if (!restates && addTasks.length === 0 && tasks.length === 0)
    throw new Problem('words-invalid', 'Tidak ada yang diubah. Tulis result, tasks, atau yang lain.');
  await restateVisit(ctx, {
    ...{ ...named, ...statement, version, addTasks: addTasks.map(saidTask) },
    ticks: tasks.map(({ id: taskId, done }) => ({ taskId, done })),
  });
  return (await requireVisit(ctx, named)).visit;
}
