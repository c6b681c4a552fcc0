import { type SQL, sql } from 'drizzle-orm';
import { type AreaSearch, listLoosePatterns } from '../../lib/domain/area-search';
import type { AreaRange } from '../../lib/domain/areas';
import type { Database } from '../client';
import type { Area } from './areas';

/** An area that a search found, with its folded name and the name of the area above it. */
export type FoundArea = Area & { folded: string; parentName: string | null };

type Place = { editionId: number; inside: AreaRange; limit: number };

/**
 * The areas that what was typed finds, the best first. By its code, or with all of it in the name; where nothing has that, by its
 * words in any order, in the area's own name and in those of the areas that it lies in; where nothing has that either, with a
 * letter amiss or in short. Each step is asked only where the one before found nothing, for it looks through more.
 */
export async function searchAreas(database: Database, input: Place & { search: AreaSearch }): Promise<FoundArea[]> {
  const { search } = input;
  // A sign alone, "%", is no letter of any name.
  if (search.whole === '' && search.code === null) return [];
  const found = await searchAreasByName(database, input);
  if (found.length > 0 || search.words.length === 0) return found;
  const byWords = await searchWords(
    database,
    input,
    search.words.map(({ text }) => [`%${text}%`]),
  );
  return byWords.length > 0 ? byWords : searchWords(database, input, search.words.map(listLoosePatterns));
}

const columns = sql.raw(
  'a.edition_id as "editionId", a.code, a.name, a.level, a.kind, a.lo, a.hi, a.folded, p.name as "parentName"',
);
const parents = sql.raw('left join areas p on p.edition_id = a.edition_id and p.lo = a.parent_lo');

const insideOf = ({ editionId, inside }: Place): SQL =>
  sql`a.edition_id = ${editionId} and a.lo between ${inside.lo} and ${inside.hi}`;

/** Those of the level that was asked for stand before all others. */
const ofLevel = ({ level }: AreaSearch): SQL => sql`a.level is distinct from ${level}::smallint`;

/**
 * Those of the code or with all of the words in the name: what an account or a file is given is never guessed. Of a level those
 * whose name is just that stand first, then those that begin with it. `folded` holds letters and digits only, and so does what
 * it is compared with: neither carries a wildcard.
 */
export async function searchAreasByName(
  database: Database,
  input: Place & { search: AreaSearch },
): Promise<FoundArea[]> {
  const { whole, code } = input.search;
  const name = whole === '' ? sql`false` : sql`a.folded like ${`%${whole}%`}`;
  return database.execute<FoundArea>(sql`
    select ${columns} from areas a ${parents}
    where ${insideOf(input)} and (${name} or ${code === null ? sql`false` : sql`a.code like ${`${code}%`}`})
    order by ${ofLevel(input.search)}, a.level, a.folded <> ${whole}, a.folded not like ${`${whole}%`}, a.lo
    limit ${input.limit}`);
}

/** @param words the patterns that each word may have: one of them in the area's own name, all in its own and those above it */
async function searchWords(
  database: Database,
  input: Place & { search: AreaSearch },
  words: readonly (readonly string[])[],
): Promise<FoundArea[]> {
  const has = (text: SQL, patterns: readonly string[]) => sql`${text} like any (${sql.param([...patterns])}::text[])`;
  const own = words.map((patterns) => has(sql`a.folded`, patterns));
  const path = sql`concat_ws(' ', a.folded, p.folded, g.folded, h.folded)`;
  return database.execute<FoundArea>(sql`
    select ${columns} from areas a ${parents}
    left join areas g on g.edition_id = a.edition_id and g.lo = p.parent_lo
    left join areas h on h.edition_id = a.edition_id and h.lo = g.parent_lo
    where ${insideOf(input)} and (${sql.join(own, sql` or `)})
      and ${sql.join(
        words.map((patterns) => has(path, patterns)),
        sql` and `,
      )}
    order by ${ofLevel(input.search)}, ${sql.join(
      own.map((one) => sql`(${one})::integer`),
      sql` + `,
    )} desc, a.level, a.lo
    limit ${input.limit}`);
}
