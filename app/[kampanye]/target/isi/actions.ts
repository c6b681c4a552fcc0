'use server';

import type { TypingState } from '@/lib/domain/typed-figures';
import { saveTypedTargets } from '@/lib/server/services/entered-targets';
import { answerTyped } from '../../isi/answer-typed';
import { readTypedTargets } from './search-params';

/** Saves the grid of the targets of a version. */
export async function saveTargetsAction(_previous: TypingState, form: FormData): Promise<TypingState> {
  return answerTyped(() => readTypedTargets(form), saveTypedTargets);
}
