// `npm run bench`: how quick the product is, as ratios measured in one run on one machine (docs/operations.md).
import { availableParallelism, loadavg } from 'node:os';
import { createSteps, StepError } from '../scripts/steps.mjs';
import { measureAdmission } from './admission';
import { measureBusyHour } from './busy-hour';
import { measureImporting } from './importing';
import { measureImportingRemarks } from './importing-remarks';
import { measureImportingXlsx } from './importing-xlsx';
import { openPlace } from './place';
import { measurePrinting } from './printing';
import { measureReading } from './reading';
import { formatReport, type Result } from './report';
import { measureServing } from './serving';
import { measureSpreadsheets } from './spreadsheets';

const steps = createSteps();
const parts = {
  baca: measureReading,
  impor: measureImporting,
  'impor-xlsx': measureImportingXlsx,
  'impor-catatan': measureImportingRemarks,
  lembar: measureSpreadsheets,
  halaman: measureServing,
  cetak: measurePrinting,
  antrean: measureAdmission,
  'pukul-16': measureBusyHour,
};

try {
  const wanted = process.argv.slice(2);
  const [load = 0] = loadavg();
  const place = await openPlace(steps);
  const interrupted = () => void place.close().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  const results: Result[] = [];
  const notes: string[] = [];
  try {
    for (const [name, part] of Object.entries(parts)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const found = await part(place, steps);
      results.push(...found.results);
      notes.push(...found.notes);
    }
    // What else the machine does falls on both sides of a ratio, but not alike.
    if (load > availableParallelism() / 2)
      notes.push(
        `Mesin ini sudah sibuk ketika pengukuran dimulai (beban ${load.toFixed(1).replace('.', ',')}): hasilnya belum dapat dipegang.`,
      );
  } finally {
    // Also what was measured before a part failed.
    steps.say(`\n${formatReport(results)}\n\n${notes.join('\n')}`);
    await place.close();
  }
} catch (error) {
  steps.fail();
  console.error(error instanceof StepError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
