import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';

/** The name of a column, or of a relation. */
export const column = (text: string): SQL => sql.raw(`"${text}"`);

export const list = (items: readonly SQL[]): SQL => sql.join([...items], sql`, `);

export const either = (items: readonly SQL[]): SQL => sql`(${sql.join([...items], sql` or `)})`;

/** A text of ours inside a statement, never one of a user's. */
export const text = (value: string): SQL => sql.raw(`'${value}'`);

/** A constant of a rule inside a statement: as a parameter it would be taken for text. */
export const constant = (value: number): SQL => sql.raw(String(value));

/** What a row's own stage or channel chooses: `case p.stage when 'recorded' then … end`. */
function byWord<Word extends string>(word: SQL, words: readonly Word[], of: (one: Word) => SQL): SQL {
  return sql`case ${word} ${sql.join(
    words.map((one) => sql`when ${text(one)} then ${of(one)}`),
    sql` `,
  )} end`;
}

/** An expression of a stage's columns, for a row whose stage is `stage`. @param spoken the stages that there may be */
export const byStage = (stage: SQL, of: (one: Stage) => SQL, spoken: readonly Stage[] = stages): SQL =>
  byWord(stage, spoken, of);

/** The same for a channel. */
export const byChannel = (channel: SQL, of: (one: Channel) => SQL, spoken: readonly Channel[] = channels): SQL =>
  byWord(channel, spoken, of);

/** The sum of what is known of a figure's three channels, null when nothing is: `totalOf` in SQL. `of` names a channel's column. */
export const totalOfColumns = (
  of: (channel: Channel) => SQL,
): SQL => sql`case when num_nonnulls(${list(channels.map(of))}) > 0
  then ${sumOfColumns(channels.map(of))} end`;

/** The sum of what is known; 0 when nothing is. */
export const sumOfColumns = (columns: readonly SQL[]): SQL =>
  sql`(${sql.join(
    columns.map((one) => sql`coalesce(${one}, 0)`),
    sql` + `,
  )})`;
