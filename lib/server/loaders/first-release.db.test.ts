import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { connectServing } from '../../../db/client';
import { prepareDatabase } from '../../../db/prepare';
import { checkAudit } from '../../../db/queries/audit';
import { openBareDatabase } from '../../../db/testing/database';
import { migrateTo } from '../../../db/testing/past-migrations';
import { testSecret } from '../../../db/testing/template';
import { verifyProgress } from '../../../db/writes/rebuild';
import { upgradeFigures } from '../../../db/writes/upgrade';
import { toDay } from '../../domain/days';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from './progress';

const dump = readFileSync(new URL('fixtures/first-release.sql', import.meta.url), 'utf8');
const database = await openBareDatabase();
afterAll(() => database.close());

test('data of the first release: after an upgrade to this one its published figures are the same, and all of it holds', async () => {
  const { owner, ownerUrl } = database;
  await migrateTo(owner, 1);
  await owner.execute(dump);
  const serving = connectServing(await prepareDatabase(ownerUrl, testSecret), { connections: 2 });
  try {
    const told: string[] = [];
    await upgradeFigures(ownerUrl, (step) => told.push(step));
    expect(told).toEqual(['Menghitung ulang Pendataan Keluarga 2021 menurut aturan baru']);
    const ctx = contextOf(operatorUser(), serving);
    const read = async (code: string) => {
      const found = await readAreaProgress(ctx, {
        ...{ campaignSlug: 'pk21', code, asOf: toDay('2021-04-12'), stage: 'recorded' as const },
        ...{ detail: null, targetSet: null, series: false },
      });
      return found?.headline;
    };
    expect(await read('32.15')).toMatchObject({
      ...{ target: 734_768, total: 28_800, percent: 3.92, remaining: 705_968, kader: 4_561, expectedPercent: 19.67 },
      ...{ requiredPace: 14_408, lastReportDay: '2021-04-12', change: { since: '2021-04-11', count: 2_400 } },
    });
    for (const code of ['32', 'id']) {
      expect(await read(code)).toMatchObject({ target: 14_000_000, total: 1_100_000, percent: 7.86, online: 28_800 });
    }
    expect(await verifyProgress(owner, 'pk21')).toMatchObject([{ difference: null }]);
    expect(await checkAudit(owner)).toMatchObject({ broken: null, rows: 1 });
  } finally {
    await serving.close();
  }
});
