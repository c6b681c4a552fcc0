/** The largest number that a column of numbers (`integer`) of the database gives to something that is kept. */
export const largestId = 2_147_483_647;

/** The number of something that is kept, as an address or a form has it: "12". Null for what is none. */
export function parseId(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= largestId ? Number(text) : null;
}
