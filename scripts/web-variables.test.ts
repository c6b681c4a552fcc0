import { describe, expect, test } from 'vitest';
import { actionsKey, servingVariables } from './web-variables';

const servingUrl = 'postgres://kejar_serving:s%40ndi@db.example:5432/kejar';
const pooler = { url: 'postgres://127.0.0.1:6432/kejar', prepared: false };

describe('servingVariables', () => {
  test('goes to Postgres itself where there is no pooler, and keeps statements prepared', () => {
    expect(servingVariables(servingUrl, { pooler: null, standbyUrl: null })).toEqual({
      KEJAR_SERVING_URL: servingUrl,
      KEJAR_SERVING_PREPARED: '1',
    });
  });

  test('signs in at the pooler and at the standby with the login of the serving role', () => {
    const standbyUrl = 'postgres://db-2.example:5433/kejar?sslmode=require';
    expect(servingVariables(servingUrl, { pooler, standbyUrl })).toEqual({
      KEJAR_SERVING_URL: 'postgres://kejar_serving:s%40ndi@127.0.0.1:6432/kejar',
      KEJAR_SERVING_PREPARED: '0',
      KEJAR_STANDBY_URL: 'postgres://kejar_serving:s%40ndi@db-2.example:5433/kejar?sslmode=require',
    });
  });

  test('keeps statements prepared at a pooler that follows them', () => {
    const variables = servingVariables(servingUrl, { pooler: { ...pooler, prepared: true }, standbyUrl: null });
    expect(variables.KEJAR_SERVING_PREPARED).toBe('1');
  });
});

describe('actionsKey', () => {
  test('is the same for the same secret on every machine, and 32 bytes', () => {
    const key = actionsKey('a'.repeat(32));
    expect(key).toBe(actionsKey('a'.repeat(32)));
    expect(key).not.toBe(actionsKey('b'.repeat(32)));
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(key).not.toContain('a'.repeat(8));
  });
});
