import { sheetColumns } from './columns';

/** How offices call what is their own. */
const ourOwn = [
  'kejartarget',
  'kami',
  'kita',
  'angkakami',
  'angkakita',
  'datakami',
  'datakita',
  'sendiri',
  'kantorkami',
];

const headers = sheetColumns.map(({ header }) => header);

const lettersOf = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a source has a name of our own: the name of this application or of the campaign, "kami", "kita", or the heading of a
 * column of our tables. Its figures would read as ours.
 */
export function isOurOwn(source: string, campaign: { name: string; slug: string }): boolean {
  const letters = lettersOf(source);
  const own = [...ourOwn, campaign.name, campaign.slug, ...headers];
  return letters === '' || own.some((name) => lettersOf(name) === letters);
}
