import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import { nationalCampaign } from '../db/seed/national';
import { defaultOffice } from '../lib/domain/offices';
import { layOut, type Report } from '../lib/domain/reports';
import { formatReportCell } from '../lib/format/report-cells';
import { writePdf } from '../lib/reports/pdf';
import { buildReport } from '../lib/reports/report';
import { contextOf } from '../lib/server/auth/context';
import { operatorUser } from '../lib/server/auth/operator';
import { readAreaProgress } from '../lib/server/loaders/progress';
import type { Steps } from '../scripts/steps.mjs';
import { median } from './measure';
import type { Place } from './place';
import type { Result } from './report';

const warmUps = 3;
const runs = 15;
const rows = 627;
const pointsPerMillimetre = 72 / 25.4;
const madeAt = new Date('2021-06-01T09:00:00Z');

/** The sheet of all kecamatan of Jawa Barat as PDF. */
export async function measurePrinting(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  steps.begin(`Mencetak ${rows} kecamatan`);
  const measured = await measurePdf(await readReport(place));
  steps.end();
  return measured;
}

/** A sheet as PDF, against pdfmake with nothing but the same cells. */
async function measurePdf(report: Report): Promise<{ results: Result[]; notes: string[] }> {
  const sheet = { name: 'Lembar', report, orientation: null };
  const print = () => writePdf([sheet], { title: null, author: '', madeAt });
  const [mine, bare]: [number[], number[]] = [[], []];
  // By turns, so that whatever else the machine does falls on both.
  for (let run = -warmUps; run < runs; run += 1) {
    const [one, two] = [await clock(print), await clock(() => printBare(report))];
    if (run >= 0) {
      mine.push(one);
      bare.push(two);
    }
  }
  const [ours, other] = [medianOf(mine), medianOf(bare)];
  return {
    results: [{ what: `PDF ${rows} baris`, ours, other, reached: ours / other, goal: { atMost: 1.5 } }],
    notes: [
      `PDF: median dari ${runs} kali setelah ${warmUps} pemanasan, bergantian. "Kami": lembar utuh (kop, kepala tabel di tiap halaman, baris tak terpotong, tanda struktur tiap sel, tanda tangan). Pembandingnya pdfmake sendiri dengan satu tabel polos dari teks sel, lebar kolom dan huruf yang sama.`,
    ],
  };
}

async function clock(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const medianOf = (times: number[]) => median([...times].sort((one, other) => one - other));

async function readReport(place: Place): Promise<Report> {
  const progress = await readAreaProgress(contextOf(operatorUser(), place.serving), {
    campaignSlug: nationalCampaign.slug,
    code: '32',
    asOf: nationalCampaign.lastReportDay,
    stage: 'recorded',
    detail: 'kecamatan',
    targetSet: null,
    series: false,
  });
  if (progress?.rows.length !== rows) throw new Error(`Jawa Barat has ${progress?.rows.length} kecamatan, not ${rows}`);
  const office = defaultOffice({ areaCode: '32', name: 'Perwakilan BKKBN Provinsi Jawa Barat', timeZone: 'WIB' });
  const order = { key: 'persen', descending: true } as const;
  return buildReport(progress, { order, filter: { status: null, search: '' }, columns: null }, { office, madeAt });
}

const require = createRequire(import.meta.url);
const faces = {
  normal: require.resolve('source-sans/TTF/SourceSans3-Regular.ttf'),
  bold: require.resolve('source-sans/TTF/SourceSans3-Bold.ttf'),
};
pdfmake.setFonts({ Source: faces });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path));

/** The strings of the cells in columns as wide, and nothing else. */
function printBare({ columns, rows: lines }: Report): Promise<Buffer> {
  const { widths, orientation } = layOut({ columns, rows: lines });
  const padding = 8;
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageOrientation: orientation,
      pageMargins: 14 * pointsPerMillimetre,
      defaultStyle: { font: 'Source', fontSize: 8.5 },
      content: [
        {
          table: {
            widths: widths.map((width) => width * pointsPerMillimetre - padding - 1),
            body: [
              columns.map(({ header }) => header),
              ...lines.map((row) => columns.map((column, at) => formatReportCell(column, row, at))),
            ],
          },
        },
      ],
    })
    .getBuffer();
}
