import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { buildMou19Banten } from '../../../db/seed/mou19-banten';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import type { Actor, SessionUser } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { readQuestions } from '../loaders/questions';
import { askQuestion, changeQuestion, closeQuestion, replyToQuestion, requireQuestion } from './questions';

let database: TestDatabase;
const slug = 'mou19-banten';
/** 21 November 2019, 16.00 WIB: the day after the last report. */
const now = new Date('2019-11-21T09:00:00Z');
const day = toDay('2019-11-20');
const as = (actor: Actor) => contextOf(actor, database.serving, now);
const refusal = (type: string) => expect.objectContaining({ type });

/** A person with an account, whose number rows may name. */
async function withAccount(person: Actor): Promise<SessionUser> {
  const { email, name, office, role, area } = person;
  const [row] = await database.owner.execute<{ id: number }>(`
    insert into users (email, name, office, role, area_code, area_lo, area_hi)
    values ('${role}.${area.code}.${email}', '${name}', '${office}', '${role}', '${area.code}', ${area.lo}, ${area.hi}) returning id`);
  if (!row) throw new Error('no account');
  return { email, name, office, role, area, kind: 'user', id: row.id };
}

let serang: SessionUser;
let ciruas: SessionUser;
let reader: SessionUser;

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildMou19Banten());
  serang = await withAccount(personOf('kabupaten', '36.04'));
  ciruas = await withAccount(personOf('kecamatan', '36.04.09'));
  reader = await withAccount(personOf('pembaca', '36'));
});
afterAll(() => database.close());

const ask = (actor: Actor, code: string, more: object = {}) =>
  askQuestion(as(actor), { campaignSlug: slug, code, text: 'Kok turun?', asOf: null, ...more });
const openOn = async (actor: Actor, code: string) =>
  (await readAreaProgress(as(actor), { ...defaultView, campaignSlug: slug, code, series: true }))?.questions;

describe.each([
  ['a sibling kabupaten', personOf('kabupaten', '36.03'), 'unknown-campaign-or-area', 'question-unknown'],
  ['another province', personOf('provinsi', '32'), 'unknown-campaign-or-area', 'question-unknown'],
  ['a kecamatan beside', personOf('kecamatan', '36.04.11'), 'unknown-campaign-or-area', 'question-unknown'],
  ['a reader elsewhere', personOf('pembaca', '32'), 'unknown-campaign-or-area', 'question-unknown'],
  ['a guest with a link', personOf('tamu', '36.04.09'), 'read-only', 'read-only'],
] as [string, Actor, string, string][])('%s', (_, actor, asking, changing) => {
  test('asks nothing about Ciruas, sees no question about it, and answers none', async () => {
    await expect(ask(actor, '36.04.09')).rejects.toEqual(refusal(asking));
    const id = await ask(reader, '36.04.09');
    const named = { campaignSlug: slug, id };
    await expect(requireQuestion(as(actor), named)).rejects.toEqual(refusal(changing));
    await expect(replyToQuestion(as(actor), { ...named, text: 'Karena' })).rejects.toEqual(refusal(changing));
    await expect(closeQuestion(as(actor), { ...named, closed: true })).rejects.toEqual(refusal(changing));
    expect(await readQuestions(as(actor), { campaignSlug: slug, code: '36.04.09', state: 'all' })).toBeNull();
    await closeQuestion(as(reader), { ...named, closed: true });
  });
});

test('a reader asks, the office of the area answers, both see it, and who asked settles it', async () => {
  const page = await readAreaProgress(as(reader), {
    ...defaultView,
    campaignSlug: slug,
    code: '36.04.09',
    series: false,
  });
  const id = await ask(reader, '36.04.09', { text: '  Kok turun?\r\nSejak kemarin  ' });
  expect(await ask(reader, '36.04.09', { text: 'Kok turun?\nSejak kemarin' })).toBe(id);
  const named = { campaignSlug: slug, id };
  const { question } = await requireQuestion(as(ciruas), named);
  expect(question).toMatchObject({ text: 'Kok turun?\nSejak kemarin', mine: false, mayChange: true, replies: [] });
  expect(question.figures).toMatchObject({ asOf: day, total: page?.headline.total, percent: page?.headline.percent });
  // Frozen: it stays what it was when figures move.
  const { lo } = rangeOfCode('36.04.09');
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit + 50 where area = ${lo}`);
  expect((await requireQuestion(as(ciruas), named)).question.figures).toEqual(question.figures);
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit - 50 where area = ${lo}`);

  expect(await openOn(ciruas, '36.04.09')).toEqual({ open: 1, mine: 0, answered: 0 });
  expect(await openOn(reader, '36.04')).toEqual({ open: 1, mine: 1, answered: 0 });
  expect(await openOn(personOf('tamu', '36.04.09'), '36.04.09')).toBeUndefined();
  // A reader beside who asked sees it, and answers it no more than any other.
  const other = personOf('pembaca', '36.04.09');
  expect((await requireQuestion(as(other), named)).question).toMatchObject({ mine: false, mayChange: false });
  await expect(replyToQuestion(as(other), { ...named, text: 'Entah' })).rejects.toEqual(refusal('not-yours'));

  await replyToQuestion(as(ciruas), { ...named, text: 'Dua desa dibersihkan server.' });
  await replyToQuestion(as(ciruas), { ...named, text: 'Dua desa dibersihkan server.' });
  await replyToQuestion(as(serang), { ...named, text: 'Sudah kami periksa.' });
  const { question: answered } = await requireQuestion(as(reader), named);
  expect(answered.replies.map(({ text, by }) => [text, by])).toEqual([
    ['Dua desa dibersihkan server.', ciruas.name],
    ['Sudah kami periksa.', serang.name],
  ]);
  expect(await openOn(reader, '36.04')).toEqual({ open: 1, mine: 1, answered: 1 });
  await closeQuestion(as(reader), { ...named, closed: true });
  await closeQuestion(as(reader), { ...named, closed: true });
  expect(await openOn(ciruas, '36.04.09')).toEqual({ open: 0, mine: 0, answered: 0 });
  await expect(replyToQuestion(as(ciruas), { ...named, text: 'Lagi' })).rejects.toEqual(refusal('question-closed'));
  await changeQuestion(as(ciruas), { ...named, closed: false });
  await changeQuestion(as(ciruas), { ...named, reply: 'Masih ada satu.', closed: true });
  const listed = await readQuestions(as(serang), { campaignSlug: slug, code: null, state: 'closed' });
  expect(listed?.questions.find((one) => one.id === id)).toMatchObject({
    closedBy: ciruas.name,
    replies: { length: 3 },
  });

  const rows = await database.owner.execute<{ action: string }>(
    `select action from audit where subject = 'pertanyaan ${id}' order by id`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    ...['question.add', 'question.answer', 'question.answer', 'question.close', 'question.reopen'],
    ...['question.answer', 'question.close'],
  ]);
  // The net below the predicates.
  const [seen] = await inScope(database.serving, rangeOfCode('36.04.11'), (transaction) =>
    transaction.execute<{ rows: number }>(
      'select (select count(*) from questions)::int + (select count(*) from question_answers)::int as rows',
    ),
  );
  expect(seen?.rows).toBe(0);
});

describe('what is refused', () => {
  test.each([
    ['no words', { text: ' \n ' }, 'words-invalid', /Pertanyaan belum diisi/],
    ['10.000 letters', { text: 'a'.repeat(10_000) }, 'words-invalid', /paling banyak 1000 huruf; ini 10000/],
    ['a NIK', { text: 'Siti 3604 0101 0101 0001?' }, 'text-invalid', /Pertanyaan memuat angka 16 digit/],
    ['a day before the campaign', { asOf: toDay('2018-01-01') }, 'day-outside-campaign', /tidak termasuk kampanye/],
    ['a day in the future', { asOf: toDay('2019-11-22') }, 'day-outside-campaign', /belum tiba/],
  ] as const)('%s', async (_, more, type, words) => {
    await expect(ask(reader, '36.04.09', more)).rejects.toEqual(refusal(type));
    await expect(ask(reader, '36.04.09', more)).rejects.toThrow(words);
  });

  test('an answer without words or with a NIK, and a change that says nothing', async () => {
    const named = { campaignSlug: slug, id: await ask(operatorUser(), '36.04.09') };
    await expect(replyToQuestion(as(ciruas), { ...named, text: '' })).rejects.toThrow(/Jawaban belum diisi/);
    await expect(replyToQuestion(as(ciruas), { ...named, text: '3604010101010001' })).rejects.toEqual(
      refusal('text-invalid'),
    );
    await expect(changeQuestion(as(ciruas), named)).rejects.toEqual(refusal('words-invalid'));
    await expect(ask(reader, '36.04.09', { campaignSlug: 'tidak-ada' })).rejects.toMatchObject({ status: 404 });
  });
});
