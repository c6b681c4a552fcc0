/** Milliseconds between two heartbeats of a server at work. */
export const heartbeatMs = 5_000;
/** Fewest milliseconds between two writings of how far it is. */
const progressMs = 300;

export type Heartbeat<Progress> = {
  /** Says how far the task is; of what is said in quick succession only the last is written. */
  tell(progress: Progress): void;
  /** Resolves when nothing is being written any more, and nothing will be. */
  stop(): Promise<void>;
};

/**
 * Writes down how far a long task is, when that changes and every few seconds, one writing at a time. A heartbeat that
 * fails is no failure of the task: the next one may come through.
 */
export function startHeartbeat<Progress>(
  first: Progress,
  write: (progress: Progress) => Promise<unknown>,
): Heartbeat<Progress> {
  let latest = first;
  let written: Progress = first;
  let writing: Promise<void> | null = null;
  let endedAt = 0;
  let soon: NodeJS.Timeout | null = null;
  let stopped = false;

  const record = (): void => {
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
        if (latest !== written) recordSoon();
      });
  };
  const recordSoon = (): void => {
    if (stopped || soon || writing) return;
    soon = setTimeout(record, Math.max(0, progressMs - (Date.now() - endedAt)));
  };
  const timer = setInterval(record, heartbeatMs);

  return {
    tell(progress) {
      latest = progress;
      recordSoon();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      if (soon) clearTimeout(soon);
      await writing;
    },
  };
}
