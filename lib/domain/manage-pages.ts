import { isAllowed, type Role, type Verb } from './users';

/** The pages of administration, in the order in which they are offered, and the right in one's own area that opens each. */
const pages = [
  { key: 'kampanye', verb: 'manage' },
  { key: 'pengguna', verb: 'users' },
  { key: 'kantor', verb: 'users' },
  { key: 'audit', verb: 'audit' },
  { key: 'demo', verb: 'manage' },
] as const satisfies readonly { key: string; verb: Verb }[];

/** What follows `/kelola/` in the address of a page. */
export type ManagePage = (typeof pages)[number]['key'];

/** The pages of administration that a role opens; none: `/kelola` is no page for it. */
export function listManagePages(role: Role): ManagePage[] {
  return pages.filter(({ verb }) => isAllowed({ role, verb, relation: 'own' })).map(({ key }) => key);
}
