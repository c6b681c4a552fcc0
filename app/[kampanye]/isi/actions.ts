'use server';

import type { TypingState } from '@/lib/domain/typed-figures';
import { saveTyped } from '../../../lib/server/services/counts';
import { answerTyped } from './answer-typed';
import { readTypedTable } from './search-params';

/** Saves the grid of a day and stage. */
export async function saveTypedAction(_previous: TypingState, form: FormData): Promise<TypingState> {
  return answerTyped(() => readTypedTable(form), saveTyped);
}
