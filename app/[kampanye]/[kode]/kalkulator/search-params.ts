import { parseId } from '@/lib/domain/ids';
import type { ScenarioSaid } from '@/lib/domain/scenarios';
import { readAssumptions, type TypedAssumptions, whatIfFields } from '@/lib/format/what-if-fields';
import { firstValue, type RawParams } from '../../../search-params';

const longest = 40;

/** What the fields of the calculator have. `asked`: something is assumed, and all of it can be. */
export function parseAssumptions(raw: RawParams, of: Parameters<typeof readAssumptions>[1]) {
  const fields = whatIfFields.map((field) => [field, (firstValue(raw, field) ?? '').slice(0, longest)]);
  const typed = Object.fromEntries(fields) as TypedAssumptions;
  const { assumed, faults } = readAssumptions(typed, of);
  const asked = Object.keys(faults).length === 0 && Object.values(assumed).some((one) => one !== null);
  return { typed, assumed, faults, asked };
}

/** `kabar`: "disimpan", "dipulihkan", "dihapus-7". Null: no message, or an unknown one. */
export function parseSaid(raw: RawParams): ScenarioSaid | null {
  const text = firstValue(raw, 'kabar') ?? '';
  if (text === 'disimpan' || text === 'dipulihkan') return { kind: text };
  const id = text.startsWith('dihapus-') ? parseId(text.slice('dihapus-'.length)) : null;
  return id === null ? null : { kind: 'dihapus', id };
}

type Place = { kampanye: string; kode: string; per: string };

/** The calculator of an area on a day, with a message. */
export function saidHref({ kampanye, kode, per }: Place, said: ScenarioSaid, typed?: TypedAssumptions): string {
  const kabar = said.kind === 'dihapus' ? `dihapus-${said.id}` : said.kind;
  const filled = typed ? whatIfFields.filter((field) => typed[field] !== '').map((field) => [field, typed[field]]) : [];
  const params = new URLSearchParams([['per', per], ...filled, ['kabar', kabar]] as [string, string][]);
  return `/${encodeURIComponent(kampanye)}/${encodeURIComponent(kode)}/kalkulator?${params}#skenario`;
}
