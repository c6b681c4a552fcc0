import type { ImportAnswer } from '../domain/api-schemas';
import type { Campaign } from '../domain/campaigns';

/** What an upload and its plan are told from, as lib/loaders reads them. */
export type DescribedImport = Pick<ImportAnswer, 'id' | 'kind' | 'status' | 'fileName'> & {
  campaign: Pick<Campaign, 'slug'>;
  rowCount: number;
  acceptedCount: number;
  refused: ImportAnswer['refused'];
  warnings: ImportAnswer['warnings'];
  notes: ImportAnswer['notes'];
  columns: ImportAnswer['columns'];
  parts: ImportAnswer['parts'];
  totals: ImportAnswer['totals'];
};

/** An upload as the API shows it, and the command line with `--json`. */
export function buildImportAnswer(found: DescribedImport): ImportAnswer {
  const { id, kind, status, fileName, refused, warnings, notes, columns, parts, totals } = found;
  return {
    id,
    campaign: found.campaign.slug,
    kind,
    status,
    fileName,
    rows: found.rowCount,
    accepted: found.acceptedCount,
    refused,
    warnings,
    notes,
    columns,
    parts,
    totals,
  };
}
