import { type SQL, sql } from 'drizzle-orm';
import type { Channel } from '../../lib/domain/counts';

/** The figure of each channel of a stage from the columns of its own and of its parts: `combineStatedAndParts` in SQL. */
export function figureExpressions(columns: {
  own: (channel: Channel) => SQL;
  parts: (channel: Channel) => SQL;
}): SQL[] {
  const { own, parts } = columns;
  const total = (of: (channel: Channel) => SQL) =>
    sql`(coalesce(${of('online')}, 0) + coalesce(${of('manual')}, 0) + coalesce(${of('unsplit')}, 0))`;
  // greatest() passes over nulls and is null when all are: what nobody reported stays unknown.
  const online = sql`greatest(${own('online')}, ${parts('online')})`;
  const manual = sql`greatest(${own('manual')}, ${parts('manual')})`;
  const split = sql`(coalesce(${online}, 0) + coalesce(${manual}, 0))`;
  const unsplit = sql`case when ${own('unsplit')} is null and ${parts('unsplit')} is null then null
    else greatest(${split}, ${total(own)}, ${total(parts)}) - ${split} end`;
  return [online, manual, unsplit];
}
