import { expect, test } from 'vitest';
import { explainFolderError } from './folder-error';

const failure = (code: string) => Object.assign(new Error(`${code}: mkdir`), { code, path: '/srv/kejar/.data' });

test.each([
  ['EACCES', 'chown -R kejar'],
  ['EPERM', 'chown -R kejar'],
  ['EROFS', 'hanya dapat dibaca'],
  ['ENOSPC', 'cakramnya penuh'],
])('%s names the folder and says what to do', (code, words) => {
  const said = explainFolderError(failure(code), 'kejar');
  expect(said).toContain('/srv/kejar/.data');
  expect(said).toContain(words);
});

test('another error is left as it is', () => {
  expect(explainFolderError(failure('ENOENT'), 'kejar')).toBeNull();
  expect(explainFolderError(new Error('EACCES'), 'kejar')).toBeNull();
});
