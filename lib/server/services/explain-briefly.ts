/** An error without what it was about: the message of a failed query repeats the text and the addresses. */
export function explainBriefly(error: unknown): string {
  if (!(error instanceof Error)) return 'galat yang tidak dikenal';
  if (error.message.startsWith('Failed query')) return error.cause ? explainBriefly(error.cause) : 'basis data menolak';
  return error.message.split('\n')[0] ?? error.name;
}
