import { z } from 'zod';
import { type Stage, stages } from '../../../lib/domain/counts';
import { type IsoDay, parseDay } from '../../../lib/domain/days';
import { Problem } from '../../../lib/domain/problems';
import { mostTypedRows, type SentCell, type SentTable, typedChannels } from '../../../lib/domain/typed-figures';
import { stageSlugs } from '../../../lib/format/area-query';
import { indexFields } from '../../../lib/format/form-fields';
import { firstValue, type RawParams, typedDay } from '../../search-params';

const stageSchema = z
  .enum(stageSlugs)
  .transform((slug): Stage => stages.find((stage) => stageSlugs[stage] === slug) ?? 'recorded');

const querySchema = z.object({
  wilayah: z.string().max(20).nullable().catch(null),
  per: typedDay.nullable().catch(null),
  tahap: stageSchema.catch('recorded'),
});

/** Which grid an address asks for: `wilayah` null is the user's own area, `per` null the day that the grid opens on. */
export function parseTypingQuery(raw: RawParams): { code: string | null; day: IsoDay | null; stage: Stage } {
  const { wilayah, per, tahap } = querySchema.parse({
    wilayah: firstValue(raw, 'wilayah') || null,
    per: firstValue(raw, 'per'),
    tahap: firstValue(raw, 'tahap'),
  });
  return { code: wilayah, day: per, stage: tahap };
}

/** The day that an address asks for, as it was typed; null: none. */
export function askedDay(raw: RawParams): string | null {
  return firstValue(raw, 'per')?.trim() || null;
}

/** Of a cell's text so much is read: more is no figure. */
const longestText = 80;

/** The cells of a grid and what is said beside them; `field` reads what else its form holds. */
type TypedCells = Pick<SentTable, 'campaignSlug' | 'code' | 'requestKey' | 'cells' | 'inAll' | 'reasons'> & {
  field: (name: string) => string;
};

/** What the form of the grid says of a day and a stage. @throws Problem as `readTypedCells` */
export function readTypedTable(form: FormData): SentTable {
  const { field, ...sent } = readTypedCells(form);
  const day = parseDay(field('per'));
  const stage = stages.find((one) => stageSlugs[one] === field('tahap'));
  if (!day || !stage) throw unreadable('Tanggal atau tahapnya tidak dikenal.');
  return { ...sent, day, stage };
}

/**
 * What the form of a grid says of its cells: `angka.online.32.15.01` is what stands in a cell, `semula.…` the figure that it was
 * opened with, and `semula-total.32.15.01` the row's total without channels. `alasan.32.15.01` says why a held row is
 * right, of the figures in `alasan-untuk.online.32.15.01`. Where a conflict was shown, `pilih.…` says whose figure is kept, and `kini.…` the other's (`kini-total.…` their
 * total). `kunci` is the key of the request.
 * @throws Problem 400 for a form that this page does not make
 */
export function readTypedCells(form: FormData): TypedCells {
  const fields = indexFields(form);
  const field = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const cells: SentCell[] = [];
  const inAll: Record<string, number> = {};
  const reasons: Record<string, string> = {};
  for (const name of fields.keys()) {
    const [, held] = /^alasan\.([\d.]{2,13})$/.exec(name) ?? [];
    if (held !== undefined && field(name).trim() !== '' && isWrittenFor(held, field)) reasons[held] = field(name);
    const [, channelName = '', code = ''] = /^angka\.([a-z]+)\.([\d.]{2,13})$/.exec(name) ?? [];
    const channel = typedChannels.find((one) => one === channelName);
    if (!channel) continue;
    const key = `${channel}.${code}`;
    const choice = field(`pilih.${key}`);
    if (choice === 'mereka') continue;
    const opened = readOpened(field(choice === 'saya' ? `kini.${key}` : `semula.${key}`));
    const total = readOpened(field(`kini-total.${code}`) || field(`semula-total.${code}`));
    if (total !== null) inAll[code] = total;
    cells.push({ code, channel, text: field(name).slice(0, longestText), opened });
    if (cells.length > mostTypedRows * typedChannels.length) {
      throw unreadable(`Paling banyak ${mostTypedRows} wilayah sekali simpan.`);
    }
  }
  const place = { campaignSlug: field('kampanye'), code: field('wilayah') };
  return { ...place, requestKey: field('kunci'), cells, inAll, reasons, field };
}

/** Whether the reason of a row was written for the figures that it comes with: for others it says nothing. */
function isWrittenFor(code: string, field: (name: string) => string): boolean {
  return typedChannels.every((channel) => {
    const text = field(`angka.${channel}.${code}`);
    return text === '' || text === field(`alasan-untuk.${channel}.${code}`);
  });
}

function readOpened(text: string): number | null {
  if (text === '') return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw unreadable('Angka semula sebuah sel bukan angka.');
}

function unreadable(detail: string): Problem {
  return new Problem('typed-table-unreadable', `${detail} Muat ulang halamannya, lalu coba lagi.`);
}
