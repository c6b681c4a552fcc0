import type { DescribedProblem } from '../../domain/problems';
import type { Actor } from '../../domain/users';

/** A task as it is sent to the process that does long work; `path`: where its file goes, null: it writes none. */
export type LongRequest = { name: string; actor: Actor; now: Date; asked: unknown; path: string | null };

/** What comes back: what is told beside the file, what was refused, or what failed. */
export type LongAnswer =
  | { told: object }
  | { problem: DescribedProblem & { extra: Record<string, unknown> } }
  | { fault: { message: string; code?: unknown; severity?: unknown } };
