import { type Placeholder, type SQL, type SQLChunk, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** Where a value goes into a statement whose text is kept, by the value's name. */
export type ValueAt<Name extends string> = (name: Name) => Placeholder;

/**
 * A statement whose text is made once: one of hundreds of expressions takes drizzle as long to write as Postgres to run.
 * `build` says where each value goes; what is given back puts values there.
 */
export function keepText<Name extends string>(
  build: (value: ValueAt<Name>) => SQL,
): (values: Record<Name, unknown>) => SQL {
  let kept: { texts: SQL[]; names: Name[] } | null = null;
  return (values) => {
    kept ??= write(build);
    const { texts, names } = kept;
    const value = (at: number): SQLChunk[] => (at < names.length ? [sql.param(values[names[at] as Name])] : []);
    return sql.join(texts.flatMap((text, at): SQLChunk[] => [text, ...value(at)]));
  };
}

function write<Name extends string>(build: (value: ValueAt<Name>) => SQL): { texts: SQL[]; names: Name[] } {
  const query = new PgDialect().sqlToQuery(build((name) => sql.placeholder(name)));
  const texts = query.sql.split(/\$\d+/).map((text) => sql.raw(text));
  const names = (query.params as Placeholder<Name>[]).map(({ name }) => name);
  if (texts.length !== names.length + 1 || names.some((name) => name === undefined)) {
    throw new Error('A kept statement holds a value that is not named.');
  }
  return { texts, names };
}
