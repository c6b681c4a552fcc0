import { z } from 'zod';
import { firstValues, type RawParams } from '@/app/search-params';
import { isKeepable } from '@/lib/domain/texts';
import { type AccountRole, type AccountState, accountStates, roles } from '@/lib/domain/users';

const text = (most: number) =>
  z
    .string()
    .trim()
    .refine(isKeepable)
    .transform((typed) => typed.slice(0, most))
    .catch('');
const schema = z.object({
  cari: text(100),
  wilayah: text(20),
  peran: z.enum(roles).nullable().catch(null),
  keadaan: z.enum(accountStates).nullable().catch(null),
  hal: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type AccountsQuery = {
  find: string;
  /** '': the reader's own. */
  areaCode: string;
  role: AccountRole | null;
  state: AccountState | null;
  page: number;
};

/** The filter and page of an address; an invalid value counts as absent. */
export function parseAccountsQuery(raw: RawParams): AccountsQuery {
  const { cari, wilayah, peran, keadaan, hal } = schema.parse(firstValues(raw));
  return { find: cari, areaCode: wilayah, role: peran, state: keadaan, page: hal };
}

/** The address of a page of accounts. */
export function accountsHref(query: AccountsQuery): string {
  const said = {
    cari: query.find,
    wilayah: query.areaCode,
    peran: query.role ?? '',
    keadaan: query.state ?? '',
    hal: query.page > 1 ? String(query.page) : '',
  };
  const search = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== '')).toString();
  return search === '' ? '/kelola/pengguna' : `/kelola/pengguna?${search}`;
}
