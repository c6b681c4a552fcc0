import { codeOfArea, levelOfCode } from '../../domain/areas';
import { type Stage, stages } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { FactList } from '../../domain/import-facts';
import type { ImportFact, Refusal } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { formatDay } from '../../format/days';
import type { Context } from '../auth/context';
import { type CampaignScope, loadAliases, loadAreaLines } from '../loaders/imports';
import { takeTurn } from './check-upload';

/** What a file says of a source: a figure an area, and rows that could not be read. */
export type ReadComparison = { figures: { area: number; total: number }[]; refused: Refusal[] };

/**
 * The figures of another source in a file, read as a rekap is: columns, names, codes and the spellings that the office has
 * decided on are those of imports. Nothing is kept.
 * @throws Problem 413, 415, 422 a file that cannot be used, or one without a figure of that day
 */
export async function readComparisonFile(
  ctx: Context,
  scope: CampaignScope,
  file: { fileName: string; bytes: Uint8Array; day: IsoDay },
): Promise<ReadComparison> {
  const { fileName, bytes, day } = file;
  const outcome = await takeTurn(ctx, 'request', async ({ run }) =>
    run('check', {
      ...{ bytes, fileName, kind: 'rekap', campaign: scope.days, headerChoices: {} },
      // The day is said beside the file: a title that names another one is no question.
      settings: {
        ...{ asOf: day, daySource: 'given', mode: 'cumulative', stage: 'recorded', channel: 'unsplit' },
        ...{ under: scope.area.code, columns: {}, rows: {} },
      },
      areas: await loadAreaLines(ctx, scope),
      scope: { lo: scope.area.lo, hi: scope.area.hi },
      aliases: (await loadAliases(ctx, scope.campaign.editionId)).map(({ written, parent, area }) => ({
        ...{ text: written, parent, area },
      })),
    }),
  );
  if (!outcome.ok) throw new Problem(outcome.problem);
  const { checked } = outcome;
  const list = new FactList(checked.facts);
  const facts = list.slice(0, list.length);
  const other = facts.find((fact) => fact.day !== null && fact.day !== day);
  if (other?.day)
    throw new Problem(
      'comparison-day',
      `Baris ${other.row} adalah angka ${formatDay(other.day)}, bukan ${formatDay(day)}. Pilih hari itu, atau kirim baris satu hari saja.`,
    );
  const stage = stageOf(facts);
  if (stage === null && checked.refused.length === 0)
    throw new Problem(
      'comparison-empty',
      'Tidak ada kolom angka yang dikenal. Beri judul Total, atau Online dan Manual, di samping kode atau nama wilayah.',
    );
  const totals = new Map<number, number>();
  for (const { area, measure, value } of facts)
    if (stage !== null && measure.startsWith(`${stage}.`)) totals.set(area, (totals.get(area) ?? 0) + value);
  return { figures: [...totals].map(([area, total]) => ({ area, total })), refused: checked.refused };
}

/** What the figures are of: what is recorded, else the one stage that the file speaks of; null: of none, or of several. */
function stageOf(facts: readonly ImportFact[]): Stage | null {
  const spoken = stages.filter((stage) => facts.some(({ measure }) => measure.startsWith(`${stage}.`)));
  if (spoken.includes('recorded')) return 'recorded';
  return spoken.length === 1 ? (spoken[0] ?? null) : null;
}

/** The level of an area by its `lo`. */
export function levelOf(area: number) {
  const level = levelOfCode(codeOfArea(area));
  if (level === null) throw new RangeError(`${area} is no area`);
  return level;
}
