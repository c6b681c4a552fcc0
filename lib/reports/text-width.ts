/** Widths of letters in Arial, in thousandths of its size; what is not named here is as wide as a digit. */
const letters: readonly [width: number, letters: string][] = [
  [191, "'"],
  [222, 'ijl'],
  [278, ' .,;:!ftI/[]|\\'],
  [333, 'r()-"`'],
  [500, 'cksvxyzJ'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
  [889, '%'],
  [944, 'W▲▼◆●○'],
  [1015, '@'],
];
const digit = 556;

const widths = new Map(letters.flatMap(([width, some]) => [...some].map((letter) => [letter, width] as const)));

/** About how wide a line of text is in Arial, in pixels of a screen (96 an inch). `points`: the size of the letters. */
export function textWidth(text: string, points: number, bold = false): number {
  let thousandths = 0;
  for (const letter of text) thousandths += widths.get(letter) ?? digit;
  return (thousandths / 1000) * points * (96 / 72) * (bold ? 1.06 : 1);
}

/** How many lines a text takes that is broken between words, and within a word that is wider than the room. */
export function countLines(text: string, room: number, points: number, bold = false): number {
  return text.split('\n').reduce((lines, line) => lines + countOne(line, room, points, bold), 0);
}

function countOne(text: string, room: number, points: number, bold: boolean): number {
  const blank = textWidth(' ', points, bold);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const width = textWidth(word, points, bold);
    if (used > 0 && used + blank + width > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(width / room) - 1);
    used += (used > 0 ? blank : 0) + Math.min(width, room);
  }
  return lines;
}
