import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkSources, checkTopLevel, describeViolations } from './architecture';
import { describeRooms, rooms } from './architecture-rules';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const ignored = read('.gitignore').split('\n').filter(Boolean);

/** Every source of the project, committed or about to be. */
function sourcePaths(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: root })
    .toString()
    .split('\n')
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && readable(path));
}

/** A file deleted but not yet committed is still listed. */
function readable(path: string): boolean {
  try {
    read(path);
    return true;
  } catch {
    return false;
  }
}

describe('the project keeps its rooms', () => {
  // Parses every source, some 5 s on a quiet machine.
  test('every import is one that its room may make', { timeout: 120_000 }, () => {
    const sources = sourcePaths().map((path) => ({ path, text: read(path) }));
    expect(sources.length).toBeGreaterThan(50);
    expect(describeViolations(checkSources(sources))).toBe('');
  });

  test('at the top level stands only what is prescribed', () => {
    expect(describeViolations(checkTopLevel(readdirSync(root), ignored))).toBe('');
  });

  test('docs/architecture.md shows the same rules', () => {
    expect(read('docs/architecture.md')).toContain(describeRooms());
  });
});

/** The reasons of what the checker finds in one file, which stands beside a few others that it may name. */
function broken(path: string, ...lines: string[]): string[] {
  const others = ['db/schema/index.ts', 'components/ui/button.tsx', 'app/page.tsx'].map((one) => ({
    path: one,
    text: '',
  }));
  return checkSources([...others, { path, text: lines.join('\n') }]).map((violation) => violation.reason);
}
const reasonOf = (name: string) => rooms.find((room) => room.name === name)?.reason ?? `no room ${name}`;

describe('the checker finds what breaks a rule', () => {
  test.each([
    ['lib/domain/progress.ts', '../format/numbers', 'lib/domain'],
    ['lib/domain/progress.ts', 'node:fs', 'lib/domain'],
    ['lib/domain/progress.test.ts', '../../db/schema', 'lib/domain'],
    ['lib/format/numbers.ts', 'react', 'lib/format'],
    ['lib/format/numbers.ts', '../../db/client', 'lib/format'],
    ['db/schema/counts.ts', '../../lib/server/auth/session', 'db/schema'],
    ['db/client.ts', './queries/areas', 'db/client'],
    ['db/prepare.ts', './seed/areas', 'db/prepare'],
    ['db/embedded.ts', './queries/areas', 'db/embedded'],
    ['db/queries/areas.ts', 'next/headers', 'db/queries'],
    ['db/queries/areas.ts', '../../lib/server/loaders/areas', 'db/queries'],
    ['db/writes/counts.ts', '../../lib/server/auth/session', 'db/writes'],
    ['db/seed/demo.ts', '../../lib/server/loaders/areas', 'db/seed'],
    ['db/testing/scope.ts', '../../components/ui/button', 'db/testing'],
    ['lib/server/auth/session.ts', '../../../components/ui/button', 'lib/server/auth'],
    ['lib/server/loaders/areas.ts', '../../../db/writes/counts', 'lib/server/loaders'],
    ['lib/server/loaders/areas.ts', '../../../components/ui/button', 'lib/server/loaders'],
    ['lib/server/services/imports.ts', '@/app/[kampanye]/impor/search-params', 'lib/server/services'],
    ['lib/server/services/imports.ts', 'next/cache', 'lib/server/services'],
    ['lib/server/services/imports.ts', '@/components/imports/history', 'lib/server/services'],
    ['lib/server/http/respond.ts', '../../../db/queries/areas', 'lib/server/http'],
    ['lib/imports/read/parse-file.ts', '../../../db/client', 'lib/imports/read'],
    ['lib/imports/read/parse-file.ts', 'next/server', 'lib/imports/read'],
    ['lib/imports/read/parse-file.ts', '../table/find-table', 'lib/imports/read'],
    ['lib/imports/table/find-table.ts', '../areas/area-index', 'lib/imports/table'],
    ['lib/imports/table/find-table.ts', 'csv-parse/sync', 'lib/imports/table'],
    ['lib/imports/areas/match-area.ts', '../check/check-rows', 'lib/imports/areas'],
    ['lib/imports/check/check-file.ts', '../template/template', 'lib/imports/check'],
    ['lib/imports/check/check-file.ts', 'node:child_process', 'lib/imports/check'],
    ['lib/imports/template/template.ts', '../process/run-process', 'lib/imports/template'],
    ['lib/imports/process/run-process.ts', '../../../db/client', 'lib/imports/process'],
    ['lib/imports/fixtures/areas.ts', '../../reports/report', 'lib/imports/fixtures'],
    ['lib/reports/sheet.ts', '../../db/queries/areas', 'lib/reports'],
    ['components/ui/button.tsx', '@/lib/domain/progress', 'components/ui, charts, tables'],
    ['components/charts/line.tsx', '@/components/progress/answer', 'components/ui, charts, tables'],
    ['components/tables/table.tsx', '@/db/schema', 'components/ui, charts, tables'],
    ['components/progress/answer.tsx', '@/lib/server/loaders/progress', 'components/<noun>'],
    ['components/progress/answer.tsx', '@/db/queries/progress', 'components/<noun>'],
    ['components/progress/answer.tsx', '@/app/masuk/actions', 'components/<noun>'],
    ['app/[kampanye]/[kode]/search-params.ts', '@/lib/server/loaders/areas', 'app: search-params.ts'],
    ['app/[kampanye]/[kode]/page.tsx', '@/db/queries/areas', 'app: pages, sections'],
    ['app/[kampanye]/[kode]/page.tsx', '../../../db/client', 'app: pages, sections'],
    ['app/[kampanye]/[kode]/unduh/route.ts', '@/db/queries/areas', 'app: actions, route handlers'],
    ['app/masuk/actions.ts', '@/components/ui/button', 'app: actions, route handlers'],
    ['app/[kampanye]/impor/actions.ts', '@/db/queries/imports', 'app: actions, route handlers'],
    ['instrumentation.ts', './lib/server/loaders/areas', 'instrumentation.ts'],
    ['instrumentation-client.ts', './lib/server/auth/session', 'instrumentation-client.ts'],
    ['scripts/serve.ts', '../components/ui/button', 'scripts, bench, e2e'],
    ['scripts/kejar/import.ts', '../../app/masuk/actions', 'scripts, bench, e2e'],
    ['bench/importing.ts', '../app/[kampanye]/search-params', 'scripts, bench, e2e'],
    ['e2e/area.spec.ts', '../components/ui/button', 'scripts, bench, e2e'],
  ])('%s may not import %s', (path, specifier, room) => {
    expect(broken(path, `import { one } from '${specifier}';`)).toEqual([reasonOf(room)]);
  });

  test('every room has a case above or nothing to break', () => {
    expect(rooms.filter((room) => broken(probeOf(room.name), `import '@/app/page';`).length === 0)).toEqual([
      expect.objectContaining({ name: 'app: pages, sections' }),
    ]);
  });

  test('an import is found however it is written', () => {
    const forms = [
      `import type { One } from '@/db/schema';`,
      `import '@/db/schema';`,
      `export * from '@/db/schema';`,
      `export { one } from '@/db/schema';`,
      `const one = await import('@/db/schema');`,
      'const one = await import(`@/db/schema`);',
      `type One = import('@/db/schema').One;`,
      `import one = require('@/db/schema');`,
      `const one = require('@/db/schema');`,
      `const one = new Worker(new URL('../../db/schema/index.ts', import.meta.url));`,
    ];
    for (const form of forms)
      expect([form, ...broken('lib/domain/areas.ts', form)]).toEqual([form, reasonOf('lib/domain')]);
  });

  test('an import whose name is computed is refused', () => {
    expect(broken('lib/server/loaders/areas.ts', 'const one = await import(name);')).toHaveLength(1);
  });

  test('a comment or a text is no import', () => {
    expect(broken('lib/domain/areas.ts', `// import '@/db/schema'`, `const text = "import '@/db/schema'";`)).toEqual(
      [],
    );
  });

  test.each(['drizzle-orm', 'drizzle-orm/pg-core', 'postgres'])('%s stays under db/', (specifier) => {
    const line = `import { sql } from '${specifier}';`;
    for (const path of ['lib/server/auth/session.ts', 'app/api/v1/route.ts', 'scripts/kejar.ts', 'bench/run.ts']) {
      expect([path, ...broken(path, line)]).toEqual([path, expect.stringContaining('SQL lives under db/')]);
    }
    expect(broken('db/queries/areas.ts', line)).toEqual([]);
  });

  test('xlsx has no home', () => {
    expect(broken('lib/imports/read/parse-xlsx.ts', `import 'xlsx';`)).toEqual([expect.stringContaining('advisories')]);
  });

  test('lib/server/auth enters only the queries and writes of people and areas', () => {
    expect(
      broken('lib/server/auth/session.ts', `import '../../../db/queries/users';`, `import '../../../db/writes/audit';`),
    ).toEqual([]);
    expect(broken('lib/server/auth/session.ts', `import '../../../db/queries/counts';`)).toEqual([
      expect.stringContaining('who is asking'),
    ]);
  });

  test('a page takes actions from the handlers beside it, and nothing else', () => {
    const page = 'app/[kampanye]/impor/page.tsx';
    expect(broken(page, `import { commitAction } from './actions';`)).toEqual([]);
    expect(broken(page, `import { commitAction } from './commit-actions';`)).toEqual([]);
    expect(broken(page, `import { upload } from './upload';`)).toEqual([expect.stringContaining('from a loader')]);
  });

  test.each([
    ['app/api/v1/imports/route.ts', '@/app/[kampanye]/impor/actions'],
    ['app/[kampanye]/impor/kirim/route.ts', '../../../api/v1/openapi'],
    ['app/[kampanye]/impor/page.tsx', '@/app/api/v1/imports/actions'],
  ])('%s knows nothing of %s', (path, specifier) => {
    expect(broken(path, `import { one } from '${specifier}';`)).toEqual([expect.stringContaining('by themselves')]);
  });

  test.each(['@/db/client', '@/db/writes/imports', '@/lib/imports/template/template', '@/lib/reports/render-pdf'])(
    'neither an action nor a handler imports %s',
    (specifier) => {
      for (const path of ['app/[kampanye]/impor/actions.ts', 'app/api/v1/imports/route.ts']) {
        expect(broken(path, `import { one } from '${specifier}';`)).toHaveLength(1);
      }
    },
  );

  test('a handler may write the answers of the API', () => {
    expect(broken('app/api/v1/imports/route.ts', `import { one } from '@/lib/reports/import-json';`)).toEqual([]);
    expect(broken('app/api/v1/figures/route.ts', `import { one } from '@/lib/reports/figures-csv';`)).toEqual([]);
  });

  test('of requests and answers a service knows the log', () => {
    const service = 'lib/server/services/imports.ts';
    expect(broken(service, `import { log } from '../http/log';`)).toEqual([]);
    expect(broken(service, `import { answerJson } from '../http/respond';`)).toEqual([
      expect.stringContaining('of requests and answers it knows nothing'),
    ]);
  });

  test('files in a circle are found, by types too, and once', () => {
    const files = [
      { path: 'lib/domain/one.ts', text: `import { two } from './two';` },
      { path: 'lib/domain/two.ts', text: `import type { Three } from './three';` },
      { path: 'lib/domain/three.ts', text: `import { one } from './one';` },
      { path: 'lib/domain/four.ts', text: `import { one } from './one';` },
    ];
    expect(checkSources(files)).toEqual([
      expect.objectContaining({
        path: 'lib/domain/one.ts',
        what: 'is in a circle: lib/domain/one.ts → lib/domain/two.ts → lib/domain/three.ts → lib/domain/one.ts',
      }),
    ]);
    expect(checkSources(files.filter(({ path }) => path !== 'lib/domain/three.ts'))).toEqual([]);
  });

  test('only lib/server/auth and db/testing make an AuthorizedArea', () => {
    const forms = [
      'const area = row as AuthorizedArea;',
      'const area = row as unknown as AuthorizedArea;',
      'const areas = rows as readonly AuthorizedArea[];',
      'const area = <AuthorizedArea>row;',
      'function allowed(row: unknown): row is AuthorizedArea { return true; }',
      `import type { AuthorizedArea as Area } from '../domain/areas';`,
    ];
    for (const form of forms) {
      expect([form, ...broken('scripts/kejar.ts', form.replace('../', '../lib/'))]).toEqual([
        form,
        expect.stringContaining('the proof that a session was read'),
      ]);
    }
    expect(broken('lib/server/auth/authorize.ts', ...forms.slice(0, 3))).toEqual([]);
    expect(broken('db/testing/scope.ts', ...forms.slice(0, 3))).toEqual([]);
    expect(broken('db/queries/counts.ts', 'function list(area: AuthorizedArea) {}')).toEqual([]);
  });

  test('a test and what it is given may use the test tools, a database test the rooms of db', () => {
    const lines = [`import { test } from 'vitest';`, `import { openTestDatabase } from '@/db/testing/database';`];
    expect(broken('lib/server/loaders/areas.test.ts', ...lines)).toEqual([]);
    const given = `import { openTestDatabase } from '@/db/testing/database';`;
    expect(broken('app/api/v1/fixtures/served.ts', given)).toEqual([]);
    expect(broken('app/api/v1/served.ts', given)).toHaveLength(1);
    const made = `import { one } from '@/lib/imports/fixtures/settings';`;
    expect(broken('app/api/v1/imports.db.test.ts', made)).toEqual([]);
    expect(broken('app/api/v1/served.ts', made)).toHaveLength(1);
    expect(broken('lib/server/loaders/areas.ts', ...lines)).toHaveLength(1);
    const write = `import { rebuild } from '@/db/writes/rebuild';`;
    expect(broken('lib/server/loaders/areas.db.test.ts', write)).toEqual([]);
    expect(broken('lib/server/loaders/areas.test.ts', write)).toEqual([reasonOf('lib/server/loaders')]);
  });

  test('a test of one stage of importing may use all of them, and its file may not', () => {
    const line = `import { checkFile } from '../check/check-file';`;
    expect(broken('lib/imports/table/title-unit.test.ts', line, `import 'exceljs';`)).toEqual([]);
    expect(broken('lib/imports/table/title-unit.ts', line)).toEqual([reasonOf('lib/imports/table')]);
    expect(broken('lib/domain/areas.test.ts', `import { one } from '../imports/check/check-file';`)).toHaveLength(1);
  });

  test.each([
    'lib/domain/utils/numbers.ts',
    'lib/domain/helpers.ts',
    'src/page.tsx',
    'proxy.ts',
    'middleware.ts',
    'lib/domain/index.ts',
    'lib/odds/ends.ts',
    'db/other.ts',
    'components/widgets/box.tsx',
  ])('%s may not be', (path) => {
    expect(checkSources([{ path, text: '' }])).toHaveLength(1);
  });

  test('a stranger at the top level is found, and what .gitignore names is not', () => {
    expect(checkTopLevel(['app', 'server', '.next', 'tsconfig.tsbuildinfo'], ['.next/', '*.tsbuildinfo'])).toEqual([
      expect.objectContaining({ path: 'server' }),
    ]);
  });

  test('a violation says where, what and why', () => {
    const found = checkSources([{ path: 'app/page.tsx', text: `import 'react';\nimport '@/db/client';` }]);
    expect(describeViolations(found)).toBe(
      `app/page.tsx:2 (app: pages, sections) imports db/client.ts (db/client).\n    ${reasonOf('app: pages, sections')}`,
    );
  });
});

/** A path inside a room. */
function probeOf(room: string): string {
  const known: Record<string, string> = {
    'components/ui, charts, tables': 'components/ui/probe.tsx',
    'components/<noun>': 'components/areas/probe.tsx',
    'app: search-params.ts': 'app/search-params.ts',
    'app: actions, route handlers': 'app/probe/route.ts',
    'app: pages, sections': 'app/probe/page.tsx',
    'scripts, bench, e2e': 'scripts/probe.ts',
    'instrumentation.ts': room,
    'instrumentation-client.ts': room,
    'db/client': 'db/client.ts',
    'db/prepare': 'db/prepare.ts',
    'db/embedded': 'db/embedded.ts',
  };
  return known[room] ?? `${room}/probe.ts`;
}
