import type { AreaRange } from '../../domain/areas';
import { type PackedFacts, packFacts } from '../../domain/import-facts';
import type { CheckProgress } from '../../domain/uploads';
import { type CheckedFile, checkFile, type FileToCheck } from '../check/check-file';
import { checkScopeFile, type ScopeCheck, type ScopeFile } from '../check/check-scope';
import { findPeopleAreas } from '../check/people-areas';
import { parseFile } from '../read/parse-file';
import type { FileProblem } from '../read/sheet-rows';
import { type PeopleOutcome, readPeople } from '../table/people-table';
import { type RefusedRowsInput, writeRefusedRows } from '../template/refused-file';

/** What the process of an upload may be asked for. */
export type Tasks = {
  /** The plan of a file. */
  check: { input: FileToCheck; answer: PackedCheck };
  /** The areas that a file lists as taking part. */
  scope: { input: ScopeFile; answer: ScopeCheck };
  /** The refused rows of a file, as a file to send back. */
  refused: { input: RefusedRowsInput; answer: { ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem } };
  /** The people of a list of accounts; `areas` as `unpackAreas` reads them, `scope` that of who invites. */
  people: {
    input: { bytes: Uint8Array; fileName: string; areas: string; scope: AreaRange };
    answer: PeopleOutcome;
  };
};
export type TaskName = keyof Tasks;
export type Task = { [Name in TaskName]: { name: Name; input: Tasks[Name]['input'] } }[TaskName];

/** A checked file whose facts are columns of numbers. */
export type PackedCheck =
  | { ok: true; checked: Omit<CheckedFile, 'facts'> & { facts: PackedFacts } }
  | { ok: false; problem: FileProblem };

/** Does what a message asks for, in this very process. */
export async function runTask(
  task: Task,
  onProgress: (progress: CheckProgress) => void,
): Promise<Tasks[TaskName]['answer']> {
  switch (task.name) {
    case 'check': {
      const outcome = await checkFile(task.input, onProgress);
      return outcome.ok
        ? { ok: true, checked: { ...outcome.checked, facts: packFacts(outcome.checked.facts) } }
        : outcome;
    }
    case 'scope':
      return checkScopeFile(task.input);
    case 'refused':
      return writeRefusedRows(task.input);
    case 'people': {
      const outcome = await parseFile(task.input);
      if (!outcome.ok) return outcome;
      const people = readPeople(outcome.sheets);
      return people.ok ? { ok: true, rows: findPeopleAreas(people.rows, task.input) } : people;
    }
  }
}
