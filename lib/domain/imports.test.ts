import { describe, expect, test } from 'vitest';
import { channels, stages } from './counts';
import { countMeasure, countMeasures, describeRefusal } from './imports';

describe('measures', () => {
  test('name every stage and channel, each once', () => {
    const named = stages.flatMap((stage) => channels.map((channel) => countMeasure(stage, channel)));
    expect(new Set(named).size).toBe(9);
    expect([...named].sort()).toEqual([...countMeasures].sort());
  });
});

describe('a refusal as a sentence', () => {
  const refusal = { row: 14, column: 'Online', value: '3,5', reason: "'3,5' bukan bilangan bulat" };

  test('says which row and column, what is wrong and what to do', () => {
    expect(describeRefusal({ ...refusal, suggestion: 'Tulis tanpa koma.' })).toBe(
      "Baris 14, kolom Online: '3,5' bukan bilangan bulat. Tulis tanpa koma.",
    );
    expect(describeRefusal({ ...refusal, suggestion: null })).toBe(
      "Baris 14, kolom Online: '3,5' bukan bilangan bulat.",
    );
  });
});
