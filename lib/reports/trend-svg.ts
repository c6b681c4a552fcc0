import type { AreaProgress } from '../domain/area-progress';
import { formatAreaTitle } from '../format/areas';
import { formatWeekday } from '../format/days';
import { buildHeadline, plainText } from '../format/headline';
import { formatCompact, formatCount, formatPace, formatPercent } from '../format/numbers';
import { describeTrend, type TrendView } from '../format/trend';
import { listEndLabels, listPointLabels, type PointLabel } from '../format/trend-labels';
import { type Axis, barWidth, formatTick, modelTrend, plotHeight, type TrendChartProps } from '../format/trend-model';
import { barsPath, cornerPath, linePath, type Place, round, stackPaths, waitingPath } from '../format/trend-paths';
import { palette } from './picture';
import { firstClause } from './recap-words';

/** A picture for a slide or a letter: 1200 wide, in the light palette, readable at half its size. */
const size = { width: 1200, margin: 40 };
const plot = { left: 110, width: 860, trend: 400, days: 100 };
/** Letters of the sentence below the title that fit into a line. */
const letters = 118;

/** The trend of an area as SVG, with what it is of and where its figures come from: it is looked at away from its page. */
export function drawTrendSvg(progress: AreaProgress, view: TrendView): string {
  const { campaign, area, asOf } = progress;
  const chart = describeTrend(progress, view);
  const sentence = wrap(plainText(buildHeadline(progress).sentence), letters);
  const parts: string[] = [];
  let y = size.margin + 30;
  parts.push(text(size.margin, y, formatAreaTitle(area), { size: 34, weight: 700 }));
  y += 30;
  parts.push(text(size.margin, y, `${campaign.name}, s.d. ${formatWeekday(asOf)}`, { fill: palette.muted }));
  for (const line of sentence) {
    y += 28;
    parts.push(text(size.margin, y, line, {}));
  }
  const keys = drawKeys(chart, y + 34);
  y = keys.bottom + 40;
  parts.push(keys.svg, drawPlots(chart, y));
  y += plot.trend + 50 + plot.days + 60;
  const origin = campaign.simulated === null ? `Sumber: ${campaign.source}` : `Simulasi: ${campaign.simulated}`;
  parts.push(text(size.margin, y, firstClause(origin), { size: 17, fill: palette.muted }));
  const height = y + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}"`,
    ` font-family="'Source Sans 3', Arial, sans-serif" font-size="20" fill="none">`,
    `<title>${escapeXml(`${formatAreaTitle(area)}, ${formatWeekday(asOf)}`)}</title>`,
    `<defs>${hatch('manual', 'rotate(45)')}${hatch('unsplit', 'rotate(90)')}</defs>`,
    `<rect width="${size.width}" height="${height}" fill="${palette.paper}"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

function drawPlots(chart: TrendChartProps, top: number): string {
  const { points, pace } = chart;
  const model = modelTrend(chart);
  const { last } = model;
  const x = (day: number) => round(plot.left + (day / model.x.domain[1]) * plot.width);
  const right = plot.left + plot.width;
  const below = top + plot.trend + 50;
  const trend = placeOf(x, model.trend, top, plot.trend);
  const days = placeOf(x, model.days, below, plot.days);
  // Labels are placed in pixels of the screen's plot.
  const onScreen = (y: number) => top + (y * plot.trend) / plotHeight;
  const beside = listPointLabels(chart, model);
  const bands = model.bands.flatMap(({ from, to, named }) => {
    const [left, width] = [x(Math.max(0, from - 0.5)), x(to + 0.5) - x(Math.max(0, from - 0.5))];
    return [
      rect(left, top, width, plot.trend, palette.outage),
      rect(left, below, width, plot.days, palette.outage),
      named ? text(left + width / 2, top - 10, 'gangguan', { size: 17, fill: palette.muted, anchor: 'middle' }) : '',
    ];
  });
  return [
    ...bands,
    grid(model.trend, trend, (value) => formatTick(chart, value)),
    grid(model.days, days, formatCompact),
    path(waitingPath(points, trend), { fill: palette.waiting }),
    ...stackPaths(points, trend).map(({ channel, path: d }) =>
      path(d, { fill: fills[channel], 'fill-opacity': channel === 'online' ? 0.16 : 0.55 }),
    ),
    path(linePath(points, 'collected', trend), { stroke: palette.online, 'stroke-width': 2 }),
    path(cornerPath(model.plan, trend), { stroke: palette.ink, 'stroke-width': 2 }),
    path(cornerPath(model.compared, trend), looks.compared),
    path(cornerPath(model.required, trend), looks.required),
    path(cornerPath(model.projected, trend), looks.projected),
    chart.shortfall !== null && last && last.expected !== null
      ? path(`M${x(last.x)} ${trend.y(last.total)}V${trend.y(last.expected)}`, {
          stroke: palette.behind,
          'stroke-width': 2,
        })
      : '',
    path(linePath(points, 'total', trend), { stroke: palette.online, 'stroke-width': 4 }),
    last ? `<circle cx="${x(last.x)}" cy="${trend.y(last.total)}" r="7" fill="${palette.online}"/>` : '',
    ...(last
      ? [
          drawBeside(beside.gap, x(last.x), onScreen, palette.behind),
          drawBeside(beside.waiting, x(last.x), onScreen, palette.online),
        ]
      : []),
    ...listEndLabels(chart, model).map(({ y, lines }) => twoLines(right + 14, onScreen(y) + 4, lines)),
    ...model.visits.map(({ from, to }) =>
      rect(x(from - 0.5), top + plot.trend + 5, Math.max(4, x(to + 0.5) - x(from - 0.5)), 8, palette.ink),
    ),
    path(barsPath(points, days, barWidth(model.x.domain[1], plot.width)), { fill: palette.online }),
    pace === null
      ? ''
      : path(`M${plot.left} ${days.y(pace)}H${right}`, {
          stroke: palette.ink,
          'stroke-width': 1.5,
          'stroke-dasharray': '3 4',
        }),
    pace === null
      ? ''
      : twoLines(right + 14, Math.min(days.y(pace), below + plot.days - 26), [
          'laju sekarang',
          `${formatPace(pace)} per hari`,
        ]),
    ...chart.ticks
      .filter((tick) => model.x.ticks.includes(tick.x))
      .map((tick) =>
        text(x(tick.x), below + plot.days + 28, tick.label, { size: 18, fill: palette.muted, anchor: 'middle' }),
      ),
  ].join('');
}

const fills = { online: palette.online, manual: 'url(#manual)', unsplit: 'url(#unsplit)' };
const looks = {
  compared: { stroke: palette.muted, 'stroke-width': 3, 'stroke-dasharray': '12 4 3 4' },
  required: { stroke: palette.behind, 'stroke-width': 2, 'stroke-dasharray': '9 6' },
  projected: { stroke: palette.online, 'stroke-width': 2.5, 'stroke-dasharray': '4 7' },
};

/** The names of lines and fills, in as many rows as they take, and where these end. */
function drawKeys(chart: TrendChartProps, top: number): { svg: string; bottom: number } {
  const { points } = chart;
  const waits = points.some(({ collected, total }) => collected !== null && collected > (total ?? 0));
  const whole = chart.until >= chart.end.x;
  const stroke = (attributes: Attributes) => (x: number, y: number) => path(`M${x} ${y - 6}h30`, attributes);
  const fill = (colour: string) => (x: number, y: number) => rect(x, y - 14, 30, 16, colour);
  type Key = [draw: (x: number, y: number) => string, name: string];
  const keys: (Key | false)[] = [
    [stroke({ stroke: palette.online, 'stroke-width': 4 }), chart.reached],
    points.some(({ manual }) => manual) && [fill(fills.manual), 'manual'],
    points.some(({ unsplit }) => unsplit) && points.some(({ online, manual }) => online || manual)
      ? [fill(fills.unsplit), 'tanpa kanal']
      : false,
    points.some(({ collected }) => collected !== null) && [
      waits ? fill(palette.waiting) : stroke({ stroke: palette.online, 'stroke-width': 2 }),
      waits ? `${chart.collected}, belum ${chart.reached}` : chart.collected,
    ],
    chart.plan.length > 0 && [stroke({ stroke: palette.ink, 'stroke-width': 2 }), 'seharusnya'],
    chart.required.length > 0 && whole && [stroke(looks.required), `perlu ${formatCount(chart.requiredPace)} per hari`],
    chart.projected !== null && whole && [stroke(looks.projected), 'pada laju sekarang'],
    chart.compared !== null && [
      stroke(looks.compared),
      `${chart.compared.name} ${formatPercent(points.at(-1)?.compared ?? null)}`,
    ],
    chart.outages.length > 0 && [fill(palette.outage), 'gangguan'],
    (chart.visits ?? []).length > 0 && [stroke({ stroke: palette.ink, 'stroke-width': 8 }), 'kunjungan'],
  ];
  let x = size.margin;
  let y = top;
  const svg = keys
    .filter((key) => key !== false)
    .map(([draw, name]) => {
      // A letter of this size takes some 9 px; a row too many costs less than a name that is cut.
      const width = 30 + 10 + name.length * 9.2 + 26;
      if (x + width > size.width - size.margin && x > size.margin) {
        x = size.margin;
        y += 28;
      }
      const at = x;
      x += width;
      return draw(at, y) + text(at + 40, y, name, { size: 18, fill: palette.muted });
    });
  return { svg: svg.join(''), bottom: y };
}

function placeOf(x: Place['x'], { domain: [low, high] }: Axis, top: number, height: number): Place {
  return { x, y: (value) => round(top + ((high - value) / (high - low)) * height) };
}

function grid(axis: Axis, place: Place, tick: (value: number) => string): string {
  return axis.ticks
    .map((value) => {
      const y = place.y(value);
      const line = path(`M${plot.left} ${y}h${plot.width}`, { stroke: value === 0 ? palette.control : palette.hair });
      return line + text(plot.left - 12, y + 6, tick(value), { size: 18, fill: palette.muted, anchor: 'end' });
    })
    .join('');
}

function drawBeside(label: PointLabel | null, x: number, onScreen: (y: number) => number, fill: string): string {
  if (!label) return '';
  const anchor = label.before ? 'end' : 'start';
  return text(x + (label.before ? -14 : 14), onScreen(label.y) + 6, label.text, {
    weight: 600,
    fill,
    anchor,
    halo: true,
  });
}

function twoLines(x: number, y: number, lines: [string, string]): string {
  return text(x, y, lines[0], { size: 18, weight: 600 }) + text(x, y + 22, lines[1], { size: 18, fill: palette.muted });
}

type Look = { size?: number; weight?: number; fill?: string; anchor?: 'start' | 'middle' | 'end'; halo?: boolean };

function text(x: number, y: number, words: string, look: Look): string {
  const { size: px = 20, weight = 400, fill = palette.ink, anchor = 'start', halo } = look;
  const around = halo ? ` stroke="${palette.paper}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"` : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${px}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${around}>${escapeXml(words)}</text>`;
}

type Attributes = Record<string, string | number>;

function path(d: string, attributes: Attributes): string {
  if (d === '') return '';
  const all = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<path d="${d}"${all.join('')}/>`;
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" fill="${fill}"/>`;
}

function hatch(id: string, transform: string): string {
  return `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="${transform}">${rect(0, 0, 8, 8, palette.paper)}${rect(0, 0, 3, 8, palette.online)}</pattern>`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Names are what offices typed: none becomes markup, and no character that XML forbids stands in it. */
function escapeXml(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** Lines of at most so many letters, broken between words. */
function wrap(words: string, most: number): string[] {
  const lines: string[] = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
