import { expect, test } from 'vitest';
import { Problem } from '../../domain/problems';
import { untouchedForm } from '../../format/user-forms';
import { answerUserForm } from './user-form';

test('what was typed comes back when it is refused, the code of the first run too, and no password', async () => {
  const form = new FormData();
  for (const [name, text] of Object.entries({
    'kode-mulai': 'W76RF',
    email: 'a@b.test',
    sandi: 'lemah',
    kode: '123456',
  }))
    form.set(name, text);
  const { typed, problem } = await answerUserForm(untouchedForm, form, async () => {
    throw new Problem('words-invalid', 'Kata sandi ini mudah ditebak.');
  });
  expect(typed).toEqual({ 'kode-mulai': 'W76RF', email: 'a@b.test' });
  expect(problem?.detail).toContain('mudah ditebak');
});
