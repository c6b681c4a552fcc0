import { z } from 'zod';
import { parseId } from '../../domain/ids';
import { indexFields } from '../../format/form-fields';
import { requireForm } from './require-form';

/** A text as it was typed, at most so long; '' where the form has no such field, or a file in its place. */
export const formText = (most = 10_000) =>
  z
    .string()
    .catch('')
    .transform((text) => text.slice(0, most));

/** The number of something that is kept; null for what is none. */
export const formId = z.string().catch('').transform(parseId);

/** The version of something that a form was opened with, from 0; null for what is none. */
export const formVersion = z
  .string()
  .catch('')
  .transform((text) => (text === '0' ? 0 : parseId(text)));

/** One of some words; the first where the form says another, or none. */
export const formChoice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words).catch(words[0]);

/**
 * The fields of a form of ours by their names, as a schema reads them. Each field of the schema has something to fall back
 * on: a form that a user changed is read as one that was left empty, and refused where that is not enough.
 */
export function readForm<Schema extends z.ZodObject>(form: FormData, schema: Schema): z.output<Schema> {
  const fields = indexFields(requireForm(form));
  const names = Object.keys(schema.shape);
  return schema.parse(Object.fromEntries(names.map((name) => [name, fields.get(name)])));
}
