// Saves plan after plan of a kabupaten until it is killed, and says of each what was acknowledged. Started by kill-rounds.ts.
import { writeSync } from 'node:fs';
import { connectServing } from '../../db/client';
import { storePlan } from '../../db/testing/plans';
import { testArea, testTargetScope } from '../../db/testing/scope';
import { commitImport } from '../../db/writes/imports';
import { toDay } from '../../lib/domain/days';

const [servingUrl = '', campaignId, kabupaten = '', from, ...desa] = process.argv.slice(2);
const database = connectServing(servingUrl, { connections: 2 });
const area = await testArea(database, kabupaten);

writeSync(1, 'ready\n');
for (let value = Number(from); ; value += 1) {
  const facts = desa.map((code) => ({ code, day: toDay('2021-04-12'), measure: 'recorded.online' as const, value }));
  const id = await storePlan(database, area, { campaignId: Number(campaignId), facts });
  writeSync(1, `sent ${id} ${value}\n`);
  await commitImport(database, area, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
  writeSync(1, `saved ${id} ${value}\n`);
}
