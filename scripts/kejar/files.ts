/** The folder that file names are meant from: where the person stands, not where npm runs its scripts. */
export function callerFolder(): string {
  return process.env.KEJAR_FROM ?? process.cwd();
}
