import { type AreaProgress, type AreaRow, rowsTakingPart } from '../domain/area-progress';
import type { Office } from '../domain/offices';
import { judgedFigure, type Status } from '../domain/progress';
import { computeMove, type Extremes, pickExtremes } from '../domain/recap-figures';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatDay, formatDayBeside, formatWeekday } from '../format/days';
import { formatExpected } from '../format/headline';
import { describeHeldFigures } from '../format/held-words';
import { capitalise, formatChange, formatCount, formatDecimal, formatPercent } from '../format/numbers';
import { describeDaysLeft } from '../format/plan-words';
import { formatLokus } from '../format/scope-words';
import { statusShapes } from '../format/status-shapes';
import { levelWords, outsideScopeLabel, stagePhraseOf, statusLabels } from '../format/words';
import { box, column, type Node, type Picture, palette, shape, text } from './picture';
import { bar, scaleEnd } from './picture-bar';
import { describeSources, firstClause, titleOf } from './recap-words';
import { renderPicture } from './render-picture';

/** What the picture of a recap is made of, as `buildRecap`. */
export type RecapPicture = { progress: AreaProgress; before: AreaProgress | null; office: Office };

/** As wide as phones show a picture in full; it grows downwards with what it says. */
const recapWidth = 1080;
/** Beyond that a phone shows the picture so small that nobody reads it: it is then laid out tight. */
const recapHeight = 1600;
const margin = 60;
const inner = recapWidth - 2 * margin;

/** The picture of a recap as PNG, 1080 pixels wide. */
export function renderRecapImage(parts: RecapPicture): Promise<Uint8Array<ArrayBuffer>> {
  return renderPicture(layOutRecap(parts));
}

/** The picture that chats and mail show beside a link: 1200 by 630 pixels, as PNG. */
export function renderPreview(parts: { progress: AreaProgress }): Promise<Uint8Array<ArrayBuffer>> {
  return renderPicture(layOutPreview(parts));
}

const previewSize = { width: 1200, height: 630 };

export function layOutPreview({ progress }: { progress: AreaProgress }): Picture {
  const room = previewSize.width - 2 * margin;
  const title = formatAreaTitle(progress.area);
  const node = column(
    { ...previewSize, padding: `0 ${margin}px 30px`, background: palette.paper, color: palette.ink, fontSize: 32 },
    box({ height: 10, background: palette.ink, marginBottom: 36 }),
    text(title, { fontSize: title.length > 36 ? 46 : 62, fontWeight: 700, lineHeight: 1.1, width: room }, 2),
    ...describeOccasion(progress).map((line) => text(line, { color: palette.muted, width: room })),
    column({ marginTop: 'auto' }, ...answer(progress, room)),
    text(describeOrigin(progress), { color: palette.muted, fontSize: 24, marginTop: 'auto', width: room }, 2),
  );
  return { ...previewSize, node, shorter: null };
}

/** "Sumber: …", or what is made up: of the two the one that a reader must not miss. */
function describeOrigin({ campaign }: AreaProgress): string {
  return campaign.simulated === null
    ? `Sumber: ${firstClause(campaign.source)}`
    : `Simulasi: ${firstClause(campaign.simulated)}`;
}

export function layOutRecap(parts: RecapPicture): Picture {
  const shorter = { most: recapHeight, node: recapNode(parts, tight) };
  return { width: recapWidth, height: null, node: recapNode(parts, roomy), shorter };
}

/** Lines that a name in a list and a note may take, the height of a row and the size of the title in pixels. */
type Fit = { nameLines: number; noteLines: number; row: number; title: number };
const roomy: Fit = { nameLines: 2, noteLines: 3, row: 46, title: 64 };
const tight: Fit = { nameLines: 1, noteLines: 2, row: 40, title: 48 };

function recapNode({ progress, before, office }: RecapPicture, fit: Fit): Node {
  const { area } = progress;
  return column(
    {
      width: recapWidth,
      padding: `0 ${margin}px 30px`,
      background: palette.paper,
      color: palette.ink,
      fontSize: 32,
      lineHeight: 1.3,
    },
    box({ height: 10, background: palette.ink, marginBottom: 28 }),
    text(office.letterhead.name, { fontSize: 28, fontWeight: 600, width: inner }),
    text(
      formatAreaTitle(area),
      { fontSize: fit.title, fontWeight: 700, lineHeight: 1.12, marginTop: 10, width: inner },
      2,
    ),
    ...describeOccasion(progress).map((line) => text(line, { color: palette.muted, width: inner }, 2)),
    column({ marginTop: 8 }, ...answer(progress, inner)),
    facts(progress, before),
    ...lists(progress, fit),
    column(
      { marginTop: 22, paddingTop: 12, borderTop: `2px solid ${palette.hair}`, color: palette.muted, fontSize: 25 },
      ...[...describeFills(progress), ...describeSources(progress, office, { source: true })].map((line) =>
        text(line, { width: inner }, fit.noteLines),
      ),
    ),
  );
}

/** What the stretches of the bars mean, where there are others than online. */
function describeFills({ headline, rows }: AreaProgress): string[] {
  const all = [headline, ...rows.map((row) => row.figures)];
  const others = [
    all.some((figures) => figures.manual) ? 'garis miring formulir kertas' : null,
    all.some((figures) => figures.unsplit) ? 'garis datar tanpa kanal' : null,
  ].filter((other) => other !== null);
  return others.length === 0 ? [] : [`Batang: biru penuh online, ${others.join(', ')}.`];
}

/** Campaign and day in one line where they fit into it, else in two, so that no day is broken. */
function describeOccasion(progress: AreaProgress): string[] {
  const lokus = formatLokus(progress);
  const parts = [progress.campaign.name, [describeDate(progress), lokus].filter((part) => part !== null).join(', ')];
  const line = parts.join(', ');
  return line.length <= 66 ? [line] : parts;
}

/** "Senin, 12 April 2021, hari ke-12 dari 61". */
function describeDate({ asOf, clock }: AreaProgress): string {
  const day = formatWeekday(asOf);
  if (clock.dayNumber === 0) return day;
  if (asOf > clock.endDay) return `${day}, pendataan berakhir ${formatDayBeside(clock.endDay, asOf)}`;
  return `${day}, hari ke-${clock.dayNumber} dari ${clock.dayCount}`;
}

/** The figure, what it means, the count behind it, and the bar with the mark where it should stand. */
function answer(progress: AreaProgress, room: number): Node[] {
  const { headline, campaign, clock, stage } = progress;
  const { percent, total, target, status } = headline;
  const unit = campaign.unit;
  if (clock.dayNumber === 0) {
    return [big('Belum mulai', null, room), line(`Pendataan dibuka ${formatDay(campaign.startDay)}.`, room)];
  }
  if (!headline.takesPart && total === null) return [big(outsideScopeLabel, null, room)];
  if (total === null) {
    const aim = target ? `Target ${formatCount(target)} ${unit}.` : 'Targetnya belum ada.';
    return [big(statusLabels.notReported, 'notReported', room), line(aim, room), ...way(progress, room)];
  }
  const done = `${unit} ${stagePhraseOf(campaign, stage)}`;
  if (percent === null) {
    const without = target === 0 ? 'Targetnya 0.' : 'Targetnya belum ada.';
    return [big(formatCount(total), null, room), line(`${done}. ${without}`, room), ...odd(progress, room)];
  }
  if (headline.flags.includes('held')) {
    // The bar would be full: the warning and the figure without it say how the area stands.
    const judged = judgedFigure(headline);
    const figure = judged.total === null ? 'Janggal' : formatPercent(judged.percent, judged.total);
    return [
      ...odd(progress, room),
      big(figure, status, room),
      line(
        judged.total === null
          ? `${formatCount(total)} dari ${formatCount(target)} ${done}`
          : `${formatCount(judged.total)} dari ${formatCount(target)} ${done}, tanpa angka janggal`,
        room,
      ),
    ];
  }
  return [
    big(formatPercent(percent, total), status, room),
    line(`${formatCount(total)} dari ${formatCount(target)} ${done}`, room),
    ...way(progress, room),
  ];
}

/** Which figures are held: nobody should read the large one without it. */
function odd(progress: AreaProgress, room: number): Node[] {
  const held = describeHeldFigures(progress);
  return held === '' ? [] : [line(held, room)];
}

function big(figure: string, status: Status | null, room: number): Node {
  // A status that is the answer already is not said twice.
  const word = status === null || status === 'notReported' ? null : statusLabels[status];
  const mark = status === null ? null : shape(statusShapes[status], 52, palette[status]);
  return box(
    { width: room, alignItems: 'center' },
    text(figure, {
      fontSize: figure.length > 9 ? 128 : 168,
      fontWeight: 700,
      lineHeight: 1.1,
      letterSpacing: -3,
      flexShrink: 0,
    }),
    mark && box({ marginLeft: 44, marginTop: 26 }, mark),
    word &&
      status &&
      text(word, {
        ...{ marginLeft: 18, marginTop: 20, fontWeight: 600, color: palette[status] },
        // "Sesuai jadwal" beside five figures has no more room.
        fontSize: word.length > 10 ? 42 : 54,
      }),
  );
}

function line(content: string, room: number): Node {
  return text(content, { fontSize: 38, fontWeight: 600, width: room }, 2);
}

/** The bar, and below it the mark's label, on whichever side of it there is room. */
function way({ headline, asOf, clock }: AreaProgress, room: number): Node[] {
  if (!headline.target) return [];
  const end = scaleEnd([100, headline.percent]);
  const at = (headline.expectedPercent / end) * room;
  const when = asOf > clock.endDay ? `sejak ${formatDayBeside(clock.endDay, asOf)}` : 'hari ini';
  const label = text(`seharusnya ${formatExpected(headline.expectedPercent)} ${when}`, { fontSize: 30 });
  const side = at > room / 2 ? { right: room - at - 2 } : { left: Math.max(at - 2, 0) };
  return [
    box({ marginTop: 18 }, bar(headline, { width: room, height: 60, end })),
    box({ position: 'relative', height: 42, width: room }, box({ position: 'absolute', top: 2, ...side }, label)),
  ];
}

type Fact = { label: string; value: string; note: string };

/** What is needed, what was gained, who is missing: three at most, side by side. */
function facts(progress: AreaProgress, before: AreaProgress | null): Node | null {
  const shown = [need(progress), gain(progress, before), missing(progress)].filter((fact) => fact !== null);
  if (shown.length === 0) return null;
  const width = inner / 3;
  return box(
    { marginTop: 20, paddingTop: 14, borderTop: `2px solid ${palette.hair}` },
    ...shown.map(({ label, value, note }) =>
      column(
        { width, paddingRight: 20 },
        text(label, { fontSize: 28, color: palette.muted, width: width - 20 }),
        text(value, { fontSize: 54, fontWeight: 700, lineHeight: 1.15, width: width - 20 }),
        text(note, { fontSize: 28, width: width - 20 }, 2),
      ),
    ),
  );
}

function need(progress: AreaProgress): Fact | null {
  const { headline, clock, asOf, campaign } = progress;
  const { target, remaining, requiredPace, requiredPacePerKader } = headline;
  if (!target || remaining === null) return null;
  if (remaining === 0) {
    const over = (judgedFigure(headline).total ?? 0) - target;
    return over > 0
      ? { label: 'Di atas target', value: formatCount(over), note: campaign.unit }
      : { label: 'Sisa', value: '0', note: 'target tercapai' };
  }
  if (requiredPace === null || clock.dayNumber === 0) {
    const when = asOf === clock.endDay ? 'hari ini hari terakhir' : 'waktu pendataan sudah habis';
    return { label: 'Sisa', value: formatCount(remaining), note: clock.dayNumber === 0 ? campaign.unit : when };
  }
  const days = describeDaysLeft(progress);
  const note = requiredPacePerKader === null ? days : `${formatDecimal(requiredPacePerKader)} per kader, ${days}`;
  return { label: 'Perlu per hari', value: formatCount(requiredPace), note };
}

function gain(progress: AreaProgress, before: AreaProgress | null): Fact | null {
  if (!before) return null;
  const move = computeMove({ asOf: progress.asOf, now: progress.headline, before: before.headline });
  switch (move.kind) {
    case 'silent':
      if (move.lastReportDay === null) return null;
      return {
        label: 'Hari ini',
        value: '–',
        note: `belum lapor; angka ${formatDayBeside(move.lastReportDay, progress.asOf)}`,
      };
    case 'first':
      return { label: 'Sejak kemarin', value: '–', note: 'belum lapor kemarin' };
    case 'moved':
      if (progress.headline.flags.includes('held') || before.headline.flags.includes('held')) {
        const since =
          move.since < before.asOf ? `Sejak ${formatDayBeside(move.since, progress.asOf)}` : 'Sejak kemarin';
        return { label: since, value: formatChange(move.gained), note: 'termasuk angka janggal' };
      }
      return move.since < before.asOf
        ? {
            label: `Sejak ${formatDayBeside(move.since, progress.asOf)}`,
            value: formatChange(move.gained),
            note: 'belum lapor kemarin',
          }
        : {
            label: 'Sejak kemarin',
            value: formatChange(move.gained),
            note: `kemarin ${formatCount(before.headline.total)}`,
          };
  }
}

function missing({ rows: listed, detail }: AreaProgress): Fact | null {
  const rows = rowsTakingPart(listed);
  if (rows.length === 0) return null;
  const silent = rows.filter((row) => row.figures.status === 'notReported').length;
  const whole = `dari ${formatCount(rows.length)} ${levelWords[detail]}`;
  return { label: statusLabels.notReported, value: formatCount(silent), note: whole };
}

/** The best and the weakest as rows with bars, all on one scale; few areas stand in one list. */
function lists({ rows, detail }: AreaProgress, fit: Fit): Node[] {
  const extremes = pickExtremes(rows);
  const { best, weakest } = extremes;
  if (best.length === 0) return [];
  const all = [...best, ...weakest];
  const end = scaleEnd(all.flatMap(({ figures }) => [figures.percent, figures.expectedPercent]));
  const list = (which: keyof Extremes) => {
    const title = weakest.length === 0 ? `${capitalise(levelWords[detail])}, urut persen` : titleOf(which, extremes);
    return column(
      { marginTop: 20, paddingTop: 10, borderTop: `2px solid ${palette.hair}` },
      text(title, { fontSize: 34, fontWeight: 700, marginBottom: 2 }),
      ...extremes[which].map((row) => listRow(row, end, fit)),
    );
  };
  return weakest.length === 0 ? [list('best')] : [list('best'), list('weakest')];
}

const nameWidth = 400;
const percentWidth = 160;

function listRow({ area, figures }: AreaRow, end: number, fit: Fit): Node {
  return box(
    { alignItems: 'center', minHeight: fit.row },
    text(formatAreaName(area), { width: nameWidth, lineHeight: 1.2, wordBreak: 'break-word' }, fit.nameLines),
    box(
      { width: inner - nameWidth - percentWidth, paddingLeft: 20 },
      bar(figures, { width: inner - nameWidth - percentWidth - 20, height: 34, end }),
    ),
    box(
      { width: percentWidth, justifyContent: 'flex-end' },
      text(formatPercent(figures.percent, figures.total), { fontWeight: 600, fontSize: 34, lineHeight: 1.15 }),
    ),
  );
}
