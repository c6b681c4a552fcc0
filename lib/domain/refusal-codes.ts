/**
 * What kind of refusal a row or cell met: for programs, beside the sentence for people. `other`: refused before codes were
 * kept.
 */
export const refusalCodes = [
  'area-missing',
  'area-unknown',
  'area-ambiguous',
  'area-contradicted',
  'area-elsewhere',
  'code-invalid',
  'code-ruined',
  'day-missing',
  'day-unreadable',
  'day-outside-campaign',
  'day-not-yet',
  'day-closed',
  'day-differs',
  'figure-unreadable',
  'figure-too-large',
  'figure-not-used',
  'increment-in-other-form',
  'increment-above-parts',
  'row-repeated',
  'rows-told-apart',
  'target-differs',
  'counted-from-same-file',
  'other',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What kind of warning it is, likewise. Those of `planFlags` come from the comparison with what stands. */
export const warningCodes = [
  'columns',
  'columns-asked',
  'signs-open',
  'days-open',
  'no-figures',
  'sheets',
  'hidden',
  'last-line-open',
  'sum-differs',
  'share-differs',
  'name',
  'figure',
  'rows-passed',
  'outside-scope',
  'list-cut',
  'other',
] as const;
export type WarningCode = (typeof warningCodes)[number];
