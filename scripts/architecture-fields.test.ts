import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The one place of a field for files. */
const fileField = 'components/ui/file-field.tsx';
const nativeField = /(?<!\[)\btype(?:=|: ?)\{?["'`](date|time|datetime-local|month|week|file)["'`]/g;

/** Fields whose words the browser writes in the language of the computer, in a source. */
function listNativeFields(path: string, text: string): string[] {
  return [...text.matchAll(nativeField)].flatMap(([, kind = '']) =>
    kind === 'file' && path === fileField ? [] : [`${path} has a field of type ${kind}`],
  );
}

/** A date field shows 06/12/2021 and a file field "Choose File" to an English Windows: `DayField` and `FileField` do not. */
test('days, hours and files are chosen by fields of our own', () => {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components'], {
    cwd: root,
  });
  const paths = listed
    .toString()
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path));
  expect(paths).toContain(fileField);
  expect(paths.flatMap((path) => listNativeFields(path, readFileSync(`${root}${path}`, 'utf8')))).toEqual([]);
});

test('the test knows such a field', () => {
  const page = 'app/page.tsx';
  expect(listNativeFields(page, '<input name="per" type="date" />')).toHaveLength(1);
  expect(listNativeFields(page, "<input {...{ type: 'datetime-local' }} />")).toHaveLength(1);
  expect(listNativeFields(page, '<input type={"time"} />')).toHaveLength(1);
  expect(listNativeFields(page, '<input type="file" />')).toHaveLength(1);
  expect(listNativeFields(fileField, '<input type="file" />')).toEqual([]);
  expect(listNativeFields(page, '<input type="search" />')).toEqual([]);
});
