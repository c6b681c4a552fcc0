import type { MovementOrder } from '../../domain/movement';
import { notFoundProblem, Problem } from '../../domain/problems';
import { mostSheetRows, type Sheet } from '../../domain/reports';
import type { AreaQuery } from '../../format/area-query';
import { formatCount } from '../../format/numbers';
import { buildChanges } from '../../reports/changes';
import { renderCsv } from '../../reports/csv';
import { renderPdf } from '../../reports/render-pdf';
import { renderXlsx } from '../../reports/render-xlsx';
import { pickColumns } from '../../reports/report';
import type { Context } from '../auth/context';
import { type MovementRequest, readMovement } from '../loaders/movement';
import { readOffice } from '../loaders/offices';
import { damagedSnapshot, readSnapshot } from '../loaders/snapshots';
import { type FileKind, readAreaSheet, readerOf } from './area-sheets';

/** A file that was made; what kind it is, the end of its name says. */
export type MadeFile = { fileName: string; bytes: Uint8Array<ArrayBuffer> };

type Place = { campaignSlug: string; code: string };
/** `signal` ends the drawing of a PDF that nobody waits for any more. */
type Wish = { kind: FileKind; signal?: AbortSignal };

/**
 * The table of an area as a file: the query of its page, and so the same rows, order and filter.
 * @throws Problem 404, 400 for rows, targets or a day that there are not, 422 for more rows than a PDF takes
 */
export async function makeAreaFile(ctx: Context, place: Place, wish: Wish & { query: AreaQuery }): Promise<MadeFile> {
  const { sheet, made } = await readAreaSheet(ctx, place, wish.query);
  return renderSheet(sheet, wish, made);
}

/**
 * A frozen sheet as a file, with the columns and the paper it was frozen with unless others are asked for.
 * @throws Problem 404, 422 for what is stored damaged, and as `makeAreaFile`
 */
export async function makeSnapshotFile(
  ctx: Context,
  place: Place & { id: number },
  wish: Wish & Pick<AreaQuery, 'columns' | 'orientation'>,
): Promise<MadeFile> {
  const opened = await readSnapshot(ctx, place);
  if (!opened) throw notFoundProblem();
  const { snapshot, content } = opened;
  if (!content) throw damagedSnapshot(snapshot);
  const report = pickColumns(content.report, wish.columns ?? content.columns);
  const fileName = `${report.fileName}-beku-${snapshot.id}`;
  const orientation = wish.orientation ?? content.orientation;
  const made = { author: report.letterhead?.name ?? '', madeAt: snapshot.frozenAt };
  return renderSheet({ name: snapshot.name, report: { ...report, fileName }, orientation }, wish, made);
}

/** The table of changes between two sides as a file. @throws Problem 404, 400 for a side that cannot be read, as above */
export async function makeChangesFile(
  ctx: Context,
  request: MovementRequest,
  wish: Wish & { order: MovementOrder },
): Promise<MadeFile> {
  const loaded = await readMovement(ctx, request);
  if (!loaded) throw notFoundProblem();
  const { campaign, compared, refusal } = loaded;
  if (!compared) throw new Problem('side-unknown', refusal?.detail ?? '', { title: refusal?.title ?? '' });
  const office = await readOffice(ctx, campaign.editionId);
  const { report } = buildChanges({ campaign, ...compared, order: wish.order, office });
  const made = { author: office.letterhead.name, madeAt: ctx.now };
  return renderSheet({ name: 'Perubahan', report, orientation: null }, wish, made);
}

function renderSheet(sheet: Sheet, wish: Wish, made: { author: string; madeAt: Date }): Promise<MadeFile> {
  return renderSheets([sheet], wish, made);
}

/**
 * Sheets as one file; a CSV has one table, that of the last sheet.
 * @param made who prints it and when, for the properties of a PDF
 */
export async function renderSheets(
  sheets: readonly [Sheet, ...Sheet[]],
  { kind, signal }: Wish,
  made: { author: string; madeAt: Date },
): Promise<MadeFile> {
  const fileName = `${sheets[0].report.fileName}.${kind.format}`;
  switch (kind.format) {
    case 'csv': {
      const { report } = sheets.at(-1) ?? sheets[0];
      return { fileName, bytes: renderCsv(report, readerOf(kind)) };
    }
    case 'xlsx':
      return { fileName, bytes: await renderXlsx(sheets) };
    case 'pdf':
      for (const sheet of sheets) requirePaper(sheet);
      return { fileName, bytes: await renderPdf(sheets, { title: null, ...made, ...(signal && { signal }) }) };
  }
}

function requirePaper({ report }: Sheet): void {
  const rows = report.rows.filter((row) => row.kind === 'area').length;
  if (rows <= mostSheetRows) return;
  throw new Problem(
    'too-many-rows',
    `Tabel ini ${formatCount(rows)} baris; PDF memuat paling banyak ${formatCount(mostSheetRows)}. Unduh XLSX atau CSV, atau saring barisnya.`,
  );
}
