/** Distinct letters that are told apart: a name of areas has some forty. What comes past them counts as one letter. */
const mostLetters = 1_023;
const bits = 10;
const plain = 128;

/**
 * Runs of three letters as numbers, with the ends of a text marked, so that a name that begins alike counts more. Numbers
 * in a row are compared and counted many times faster than texts in a set.
 */
export class Trigrams {
  private readonly letters = new Map<number, number>();
  private readonly ids = new Map<number, number>();

  /** How many different runs were met. */
  get count(): number {
    return this.ids.size;
  }

  /** The numbers of the runs of a text, each once; those that are new get one. */
  of(text: string): readonly number[] {
    const own: number[] = [];
    for (const run of this.runsOf(text)) {
      let id = this.ids.get(run);
      if (id === undefined) {
        id = this.ids.size;
        this.ids.set(run, id);
      }
      // A name has a dozen runs: looking through them is quicker than a set.
      if (!own.includes(id)) own.push(id);
    }
    return own;
  }

  /** The numbers of those runs of a text that were met before, in its order, and how many different ones it has in all. */
  known(text: string): { ids: number[]; size: number } {
    const runs = new Set(this.runsOf(text));
    return { ids: [...runs].flatMap((run) => this.ids.get(run) ?? []), size: runs.size };
  }

  private runsOf(text: string): number[] {
    const padded = `  ${text} `;
    const runs: number[] = [];
    let run = 0;
    for (let at = 0; at < padded.length; at++) {
      run = ((run << bits) | this.letterOf(padded.charCodeAt(at))) & (2 ** (3 * bits) - 1);
      if (at >= 2) runs.push(run);
    }
    return runs;
  }

  private letterOf(code: number): number {
    // What is plain is its own number: most letters are.
    if (code < plain) return code;
    const known = this.letters.get(code);
    if (known !== undefined) return known;
    const letter = plain + this.letters.size;
    if (letter >= mostLetters) return mostLetters;
    this.letters.set(code, letter);
    return letter;
  }
}

/**
 * How like two names are, 0..1: the runs of three letters that they share, of all that they have, which is pg_trgm's
 * similarity. The one measure of it: what is offered for a name, and whether a name is that of its code's area, follow
 * from it alike.
 */
export function likenessOf(runs: { shared: number; ofOne: number; ofOther: number }): number {
  return runs.shared / (runs.ofOne + runs.ofOther - runs.shared);
}

/** The likeness of two folded names. */
export function compareNames(one: string, other: string): number {
  const trigrams = new Trigrams();
  const ofOne = trigrams.of(one).length;
  const { ids, size } = trigrams.known(other);
  return likenessOf({ shared: ids.length, ofOne, ofOther: size });
}
