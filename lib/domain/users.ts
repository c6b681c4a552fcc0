import type { AreaRelation } from './areas';

export const roles = ['admin', 'provinsi', 'kabupaten', 'kecamatan', 'pembaca'] as const;
export type Role = (typeof roles)[number];

/**
 * view: open pages, API and exports of an area. compare: see the headline of an area above one's own, in the
 * breadcrumb. import: check, commit and undo uploads. manage: campaigns, users, areas.
 */
export const verbs = ['view', 'compare', 'import', 'manage'] as const;
export type Verb = (typeof verbs)[number];

const inside: readonly AreaRelation[] = ['own', 'descendant'];
const nowhere: readonly AreaRelation[] = [];
const above: readonly AreaRelation[] = ['own', 'ancestor', 'descendant'];

/** Role × verb → the areas, by their relation to the user's own, for which it is allowed. Everything else is refused. */
const matrix: Record<Role, Record<Verb, readonly AreaRelation[]>> = {
  admin: { view: inside, compare: above, import: inside, manage: inside },
  provinsi: { view: inside, compare: above, import: inside, manage: nowhere },
  kabupaten: { view: inside, compare: above, import: inside, manage: nowhere },
  kecamatan: { view: inside, compare: above, import: inside, manage: nowhere },
  pembaca: { view: inside, compare: above, import: nowhere, manage: nowhere },
};

export function isAllowed(input: { role: Role; verb: Verb; relation: AreaRelation }): boolean {
  return matrix[input.role][input.verb].includes(input.relation);
}
