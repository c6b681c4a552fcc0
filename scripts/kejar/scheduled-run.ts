import { type Context, contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import type { Means, ScheduledRun } from '../../lib/server/services/scheduled-mail';
import { readEnvironment } from '../environment';
import { type Command, readArguments, WrongCall } from './command';

/** The command that does once, and at an instant of one's choice, what the clock does each minute. */
export function scheduledRun<Made>(input: {
  summary: string;
  help: string;
  run: (ctx: Context, means: Means) => Promise<ScheduledRun<Made> | null>;
  tell: (run: ScheduledRun<Made>) => string;
  /** What is said where another process is at it. */
  busy: string;
}): Command {
  const { summary, help, busy, tell } = input;
  return {
    summary,
    help,
    async run(args, open) {
      const { values } = readArguments(args, { at: { type: 'string' } }, []);
      const now = readInstant(values.at);
      const { mail, publicUrl } = readEnvironment();
      const { serving } = await open();
      const run = await input.run(contextOf(operatorUser(), serving, now), { mail, publicUrl });
      if (!run) return { text: busy, json: { busy: true, prepared: [], mailed: [], failed: [] } };
      return { text: tell(run), json: { busy: false, ...run }, refused: run.failed.length > 0 };
    },
  };
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its zone; absent: now. @throws WrongCall */
function readInstant(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const instant = new Date(text);
  if (instantPattern.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new WrongCall(`--at '${text}' bukan saat. Tulis seperti 2021-04-12T16:00+07:00.`);
}
