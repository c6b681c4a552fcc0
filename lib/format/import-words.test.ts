import { describe, expect, test } from 'vitest';
import { formatCommitCount, formatSent, formatUploadCount, groupMeanings, listSettingChoices } from './import-words';

test.each([
  [0, 8_493_466, '0 dari 8,1 MB'],
  [3_355_443, 8_493_466, '3,2 dari 8,1 MB'],
  [0, 70, '0 dari 1 KB'],
  [70, 70, '1 dari 1 KB'],
  [12_000, 40_960, '12 dari 40 KB'],
])('%i of %i bytes: %s', (sent, size, text) => {
  expect(formatSent(sent, size)).toBe(text);
});

describe('how far', () => {
  test.each([
    ['receiving', 3, 12, '3 dari 12 bagian'],
    ['waiting', 0, null, null],
    ['reading', 0, null, null],
    ['reading', 41_200, null, '41.200 baris'],
    ['checking', 41_200, 83_762, '41.200 dari 83.762 baris'],
    ['storing', 0, 167_524, '0 dari 167.524 angka'],
    ['failed', 3, 12, null],
  ] as const)('an upload that is %s, %s of %s', (phase, done, total, text) => {
    expect(formatUploadCount({ phase, done, total })).toBe(text);
  });

  test('a commit is', () => {
    expect(formatCommitCount({ step: 'areas', done: 41_200, total: 91_000 })).toBe('41.200 dari 91.000');
    expect(formatCommitCount({ step: 'areas', done: 0, total: null })).toBeNull();
  });
});

describe('what a column or a file may be said to be', () => {
  const kampungKb = { stages: ['recorded'], channels: [], words: { recorded: 'terdaftar' } } as const;
  const online = { stages: ['collected', 'recorded'], channels: ['online'], words: {} } as const;
  const stands = { stage: 'recorded', channel: 'unsplit' } as const;

  test('is of the stages and channels that the campaign uses, in its words', () => {
    const [, ...groups] = groupMeanings('rekap', kampungKb);
    expect(groups.slice(0, 2)).toEqual([
      { label: 'Terdaftar', meanings: ['recorded.unsplit', 'recorded.total'] },
      { label: 'Target', meanings: ['target.total'] },
    ]);
    expect(groupMeanings('rekap', online)[1]?.meanings).toEqual([
      'collected.online',
      'collected.unsplit',
      'collected.total',
    ]);
    expect(listSettingChoices(kampungKb, stands)).toEqual({
      stages: [{ value: 'masuk', label: 'Terdaftar' }],
      channels: [expect.objectContaining({ label: 'Tanpa rincian kanal' })],
    });
  });

  test('keeps what was chosen before the campaign ceased to use it', () => {
    const { stages, channels } = listSettingChoices(online, { stage: 'validated', channel: 'manual' });
    expect(stages).toHaveLength(3);
    expect(channels.map(({ label }) => label)).toEqual(['Online', 'Manual', 'Tanpa rincian kanal']);
  });
});
