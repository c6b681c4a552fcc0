import { Problem } from '../../domain/problems';
import { indexFields } from '../../format/form-fields';
import { secretFields, type UserFormDone, type UserFormState } from '../../format/user-forms';
import { countTry, requireForm } from './require-form';

const longest = 1_000;

/** The fields of a form by their names, each a text; what is no text or not there is ''. */
export type Typed = (name: string) => string;

/** Does what a form about accounts asks for, and says what came of it or why not. */
export async function answerUserForm(
  previous: UserFormState,
  form: FormData,
  work: (typed: Typed) => Promise<UserFormDone>,
): Promise<UserFormState> {
  const fields = new Map(
    [...indexFields(requireForm(form))].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, longest)] as const] : [],
    ),
  );
  const typed = Object.fromEntries([...fields].filter(([name]) => !secretFields.includes(name)));
  const tries = countTry(previous);
  try {
    const done = await work((name) => fields.get(name) ?? '');
    return { tries, typed: {}, problem: null, done };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { tries, typed, problem: { title: error.title, detail: error.detail }, done: null };
  }
}
