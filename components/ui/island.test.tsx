import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { notFound, redirect } from 'next/navigation';
import { expect, test } from 'vitest';
import { Island } from './island';

/** What a call throws. */
function thrownBy(call: () => never): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

test('a part that throws has failed', () => {
  expect(Island.getDerivedStateFromError(new Error('rusak'))).toEqual({ failed: true });
});

test('a form that the server does not know any more is without an answer, and no failure', () => {
  expect(Island.getDerivedStateFromError(new UnrecognizedActionError('gone'))).toMatchObject({
    unanswered: { why: 'outdated' },
  });
});

test.each([
  ['a form that leads elsewhere', thrownBy(() => redirect('/pk21/32.15/rapat/1'))],
  ['an area that is not there', thrownBy(() => notFound())],
])('%s is no failure of the part', (_, error) => {
  expect(error).toBeInstanceOf(Error);
  expect(() => Island.getDerivedStateFromError(error)).toThrow(error as Error);
});
