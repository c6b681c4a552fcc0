import { levelOfCode } from '../domain/areas';
import { type WorkMode, workModes } from '../domain/scope';
import type { RefusedScopeRow, ScopeEntry, ScopePreview } from '../domain/scope-changes';

/** What the forms of a list say between its preview and its saving. */
export type ScopeDraft = {
  /** As it was typed, so that it is read once more. */
  from: string;
  letter: string;
  note: string;
  /** A line an area, its code and its way of working; '' for everybody. */
  list: string;
};

/** What came of a form: it was refused, or what it would change. Null: nothing was sent yet. */
export type ScopeState =
  | { kind: 'refused'; title: string; detail: string; refused: RefusedScopeRow[]; draft: ScopeDraft }
  | { kind: 'preview'; preview: ScopePreview; draft: ScopeDraft; refused: RefusedScopeRow[]; warnings: string[] }
  | null;

/** What stands in the boxes of a form that was sent: ticked and how each works, as the draft has it; without one as it is listed. */
export function offerDrafted<Offered extends { area: { code: string }; listed: WorkMode | null }>(
  offered: readonly Offered[],
  draft: ScopeDraft | null,
): Offered[] {
  const said = draft && draft.list !== '' ? readScopeLines(draft.list) : null;
  if (!said) return [...offered];
  const modes = new Map(said.map(({ code, mode }) => [code, mode]));
  return offered.map((one) => ({ ...one, listed: modes.get(one.area.code) ?? null }));
}

/** A list as a form carries it from its preview to its saving. */
export function writeScopeLines(entries: readonly ScopeEntry[]): string {
  return entries.map(({ code, mode }) => `${code} ${mode}`).join('\n');
}

/** The list of such lines; null: a line is none of ours. */
export function readScopeLines(text: string): ScopeEntry[] | null {
  const entries: ScopeEntry[] = [];
  for (const line of text.split('\n')) {
    const [code = '', word = ''] = line.trim().split(' ');
    if (code === '') continue;
    const mode = workModes.find((one) => one === word);
    if (!mode || levelOfCode(code) === null) return null;
    entries.push({ code, mode });
  }
  return entries;
}
