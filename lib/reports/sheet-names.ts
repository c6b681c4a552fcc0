/** What Excel allows for the tab of a sheet. */
const longestName = 31;
/** Excel keeps this one to itself. */
const reserved = 'history';

/**
 * Names for the tabs of one workbook from names of areas: at most 31 letters, none that Excel refuses, no apostrophe (the
 * references to a sheet are quoted with it), and none twice whatever the case.
 */
export function nameTabs(names: readonly string[]): string[] {
  const taken = new Set([reserved]);
  return names.map((name) => {
    const plain = cut(plainTab(name), longestName) || 'Lembar';
    let tab = plain;
    for (let count = 2; taken.has(tab.toLowerCase()); count += 1) {
      const mark = ` (${count})`;
      tab = cut(plain, longestName - mark.length) + mark;
    }
    taken.add(tab.toLowerCase());
    return tab;
  });
}

function plainTab(name: string): string {
  const spaced = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}[\]:*?/\\]+/gu, ' ').replaceAll("'", '’');
  return spaced.replaceAll(/\s+/g, ' ').trim();
}

/** Counted as Excel counts, in UTF-16, but no letter is cut in two. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept.trim();
}
