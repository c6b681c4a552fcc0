/** What a form says when it was sent and refused: what was typed, why, and a number that counts the tries up. */
export type FormState = {
  typed: Readonly<Record<string, string>>;
  tries: number;
  problem: { title: string; detail: string } | null;
};

export const untried: FormState = { typed: {}, tries: 0, problem: null };
