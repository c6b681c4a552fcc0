import type { IsoDay } from '../domain/days';
import { type Course, pk23Course } from '../domain/plan-courses';
import type { Plan, PlanKind } from '../domain/plans';
import { formatDay } from './days';
import { describeUnreadDay, readTypedDay } from './typed-days';

/** The fields of a plan in a form; all kinds stand in it at once, and `rencana` says which counts. */
export const planFieldNames = [
  'rencana',
  'persen-sehari',
  'libur',
  'langkah',
  'ikut',
  'ikut-nama',
  'ikut-hari',
  'ikut-titik',
] as const;
export type PlanFields = Partial<Record<(typeof planFieldNames)[number], string>>;

/** The words of the choice, in the order of the form. */
export const planWords = {
  straight: 'lurus',
  percentADay: 'persen',
  workingDays: 'hari-kerja',
  steps: 'bertahap',
  course: 'mengikuti',
} as const satisfies Record<PlanKind, string>;

const decimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2, useGrouping: false });

/** What the fields hold for a plan; those of other kinds hold what is offered when they are chosen. */
export function formatPlanFields(plan: Plan): PlanFields {
  const course = plan.kind === 'course' ? plan : pk23Course;
  return {
    rencana: planWords[plan.kind],
    'persen-sehari': plan.kind === 'percentADay' ? decimal.format(plan.percent) : '4',
    libur: plan.kind === 'workingDays' ? plan.holidays.map(formatDay).join('\n') : '',
    langkah:
      plan.kind === 'steps'
        ? plan.steps.map((step) => `${formatDay(step.day)}: ${decimal.format(step.percent)}`).join('\n')
        : '',
    'ikut-nama': course.of,
    'ikut-hari': String(course.dayCount),
    'ikut-titik': course.points.map((point) => `${point.day}: ${decimal.format(point.percent)}`).join('\n'),
  };
}

/** A number as people type it, with a decimal comma or point; null: it is none. */
export function readDecimal(typed: string): number | null {
  const text = typed.replace('%', '').trim().replace(',', '.');
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

export type ReadPlan = { ok: true; plan: Plan } | { ok: false; field: keyof PlanFields; problem: string };

const wrong = (field: keyof PlanFields, problem: string): ReadPlan => ({ ok: false, field, problem });

/**
 * The plan that the fields say, for the server and for the drawing in a browser alike. Days and lines come in order, whatever
 * order they were typed in; whether the plan fits its campaign is told later.
 * @param courses those of earlier campaigns, of which `ikut` may name one instead of what is typed
 */
export function readPlanFields(typed: PlanFields, courses: readonly Course[] = []): ReadPlan {
  switch (typed.rencana) {
    case planWords.percentADay: {
      const percent = readDecimal(typed['persen-sehari'] ?? '');
      if (percent === null) return wrong('persen-sehari', 'Isi persen sehari, misalnya 4 atau 3,5.');
      return { ok: true, plan: { kind: 'percentADay', percent } };
    }
    case planWords.workingDays: {
      const lines = linesOf(typed.libur);
      const days = lines.map((line) => readTypedDay(line));
      const at = days.indexOf(null);
      if (at >= 0) return wrong('libur', `Baris ${at + 1}: ${describeUnreadDay(lines[at] ?? '')}`);
      const holidays = [...new Set(days.filter((day) => day !== null))].sort();
      return { ok: true, plan: { kind: 'workingDays', holidays } };
    }
    case planWords.steps:
      return readSteps(linesOf(typed.langkah));
    case planWords.course:
      return readChosen(typed, courses) ?? readCourse(typed);
    default:
      return { ok: true, plan: { kind: 'straight' } };
  }
}

function readSteps(lines: readonly string[]): ReadPlan {
  if (lines.length === 0) return wrong('langkah', 'Isi sedikitnya satu baris, misalnya 28 Agustus 2024: 30.');
  const steps: { day: IsoDay; percent: number }[] = [];
  for (const [at, line] of lines.entries()) {
    const parts = splitLine(line);
    const day = parts && readTypedDay(parts[0]);
    const percent = parts && readDecimal(parts[1]);
    if (!day || percent === null) {
      return wrong('langkah', `Baris ${at + 1}: '${short(line)}' tidak terbaca. Tulis 28 Agustus 2024: 30.`);
    }
    steps.push({ day, percent });
  }
  return { ok: true, plan: { kind: 'steps', steps: steps.sort((one, other) => (one.day < other.day ? -1 : 1)) } };
}

/** The course of the campaign that was chosen; null: what is typed counts. */
function readChosen(typed: PlanFields, courses: readonly Course[]): ReadPlan | null {
  const chosen = courses.find((course) => course.of === typed.ikut);
  return chosen ? { ok: true, plan: chosen } : null;
}

function readCourse(typed: PlanFields): ReadPlan {
  const dayCount = Number(typed['ikut-hari']?.trim());
  if (!Number.isInteger(dayCount) || dayCount < 1)
    return wrong('ikut-hari', 'Isi berapa hari kampanye itu, misalnya 31.');
  const lines = linesOf(typed['ikut-titik']);
  if (lines.length === 0) return wrong('ikut-titik', 'Isi sedikitnya satu baris, misalnya 12: 38,01.');
  const points: { day: number; percent: number }[] = [];
  for (const [at, line] of lines.entries()) {
    const parts = splitLine(line);
    const day = parts ? Number(parts[0]) : Number.NaN;
    const percent = parts && readDecimal(parts[1]);
    if (!Number.isInteger(day) || percent === null) {
      return wrong(
        'ikut-titik',
        `Baris ${at + 1}: '${short(line)}' tidak terbaca. Tulis nomor hari dan persen: 12: 38,01.`,
      );
    }
    points.push({ day, percent });
  }
  const of = typed['ikut-nama']?.trim() ?? '';
  return { ok: true, plan: { kind: 'course', of, dayCount, points: points.sort((one, other) => one.day - other.day) } };
}

/** A line into its day and its percent: the last colon, tab, semicolon or space parts them. */
function splitLine(line: string): [string, string] | null {
  const parts = /^(.*?\S)\s*[:;\t]\s*(\S+(?:\s*%)?)$/.exec(line) ?? /^(.*\S)\s+(\S+(?:\s*%)?)$/.exec(line);
  return parts ? [parts[1] ?? '', parts[2] ?? ''] : null;
}

function linesOf(typed = ''): string[] {
  return typed
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const short = (line = '') => line.slice(0, 40);
