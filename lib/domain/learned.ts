import type { AreaRange } from './areas';

/** What a person settled of a name: inside `parent`, `written` (`folded` as names are compared) means the area. */
export type LearnedAlias = { written: string; folded: string; parent: AreaRange; area: number; code: string };

/** What the office of an upload remembers once it is saved; one that is set aside teaches nothing. */
export type LearnedFromImport = {
  /** SHA-256 of the header's labels, folded and in order: files of one source have the same. */
  shape: string;
  aliases: readonly LearnedAlias[];
};
