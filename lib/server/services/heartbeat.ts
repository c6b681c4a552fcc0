/** At least so often the server that works says so, and at most so often it says how far it is, in milliseconds. */
const beatEvery = 5_000;
const tellEvery = 300;

export type Beats<Progress> = {
  /** Says how far the work is; of what is said in quick succession only the last is written. */
  tell(progress: Progress): void;
  /** Resolves when nothing is being written any more, and nothing will be. */
  stop(): Promise<void>;
};

/**
 * Writes down how far a long work is, as it goes on and every few seconds, one writing at a time. A beat that fails is no
 * failure of the work: the next one may come through.
 */
export function keepBeating<Progress>(
  first: Progress,
  write: (progress: Progress) => Promise<unknown>,
): Beats<Progress> {
  let latest = first;
  let written: Progress = first;
  let writing: Promise<void> | null = null;
  let endedAt = 0;
  let soon: NodeJS.Timeout | null = null;
  let stopped = false;

  const beat = (): void => {
    if (soon) clearTimeout(soon);
    soon = null;
    if (stopped || writing) return;
    written = latest;
    writing = write(latest)
      .then(
        () => {},
        () => {},
      )
      .finally(() => {
        writing = null;
        endedAt = Date.now();
        if (latest !== written) beatSoon();
      });
  };
  const beatSoon = (): void => {
    if (stopped || soon || writing) return;
    soon = setTimeout(beat, Math.max(0, tellEvery - (Date.now() - endedAt)));
  };
  const beating = setInterval(beat, beatEvery);

  return {
    tell(progress) {
      latest = progress;
      beatSoon();
    },
    async stop() {
      stopped = true;
      clearInterval(beating);
      if (soon) clearTimeout(soon);
      await writing;
    },
  };
}
