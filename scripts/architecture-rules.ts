/**
 * The rooms of the project and who may enter them, as data. docs/architecture.md shows them as a table, and
 * architecture.test.ts holds the code and that table to them. There is no allow-list.
 */

/** A room: files that keep one set of rules. A file belongs to the first room that matches its path. */
export type Room = {
  name: string;
  files: RegExp;
  /** Names of the rooms it may import from; its own is always open. */
  mayImport: readonly string[];
  /** Packages (without subpath; `node:` stands for all of Node's own). */
  packages: { only: readonly string[] } | { never: readonly string[] };
  reason: string;
};

/** What draws pages or answers requests has no place below. */
const webPackages = ['next', 'react', 'react-dom', 'next-auth', 'server-only'];
/** What reads and writes files. */
const fileLibraries = ['node:', 'csv-parse', 'csv-stringify', 'read-excel-file', 'exceljs'];
/** What draws sheets, pictures and letters, in workers that find their TypeScript through tsx; source-sans is the typeface that it embeds. */
const reportLibraries = [
  'tsx',
  'pdfmake',
  'piscina',
  'pdfjs-dist',
  'satori',
  '@resvg/resvg-js',
  'source-sans',
  'nodemailer',
];
/** From the bytes of a file to its plan: each stage may import from those before it. */
const importStages = [
  'lib/imports/read',
  'lib/imports/table',
  'lib/imports/areas',
  'lib/imports/check',
  'lib/imports/template',
  'lib/imports/process',
];
/** What a stage may import: what lies below all of them, and the stages before it. */
const before = (stage: string) => ['lib/domain', 'lib/format', ...importStages.slice(0, importStages.indexOf(stage))];
const queriesAndWrites = ['db/queries', 'db/writes'];
const wholeDatabase = [
  'db/client',
  'db/prepare',
  'db/embedded',
  'db/schema',
  ...queriesAndWrites,
  'db/seed',
  'db/backup',
  'db/testing',
];
const plainComponents = 'components/ui, charts, tables';
const tools = 'scripts, bench, e2e';

export const rooms: readonly Room[] = [
  {
    name: 'lib/domain',
    files: /^lib\/domain\//,
    mayImport: [],
    packages: { only: ['zod'] },
    reason: 'The rules of the figures are pure and live once, so that every screen, file and answer agrees.',
  },
  {
    name: 'lib/format',
    files: /^lib\/format\//,
    mayImport: ['lib/domain'],
    packages: { only: [] },
    reason: 'Numbers and days become Indonesian text in one place, which knows neither pages nor the database.',
  },
  {
    name: 'db/schema',
    files: /^db\/schema\//,
    mayImport: ['lib/domain'],
    packages: { only: ['drizzle-orm'] },
    reason: 'Tables are described once, from the words of the domain.',
  },
  {
    name: 'db/client',
    files: /^db\/client(-[a-z]+)*(\.db)?(\.test)?\.ts$/,
    mayImport: ['db/schema', 'lib/domain'],
    packages: { never: webPackages },
    reason: 'The connection and the scope of a transaction know nothing of who asks.',
  },
  {
    name: 'db/prepare',
    files: /^db\/prepare(\.db\.test)?\.ts$/,
    mayImport: ['db/client', 'db/schema', 'lib/domain'],
    packages: { never: webPackages },
    reason: 'Migrations and roles are made before anything is served.',
  },
  {
    name: 'db/embedded',
    files: /^db\/embedded(-[a-z]+)*\.ts$/,
    mayImport: ['db/client', 'db/prepare'],
    packages: { never: webPackages },
    reason: 'The Postgres that comes along is started before anything is served.',
  },
  {
    name: 'db/queries',
    files: /^db\/queries\//,
    mayImport: ['db/schema', 'db/client', 'db/writes', 'lib/domain'],
    packages: { never: webPackages },
    reason: 'Reads take their scope as an argument; they never ask who is signed in.',
  },
  {
    name: 'db/writes',
    files: /^db\/writes\//,
    mayImport: ['db/schema', 'db/client', 'db/queries', 'lib/domain'],
    packages: { never: webPackages },
    reason: 'A write is a transaction with its audit row inside, for each caller: page, API or command line.',
  },
  {
    name: 'db/seed',
    files: /^db\/seed\//,
    mayImport: [...wholeDatabase, 'lib/domain', 'lib/server/auth'],
    packages: { never: webPackages },
    reason: 'Areas and the demo go in through the same writes as everything else.',
  },
  {
    name: 'db/backup',
    files: /^db\/backup\//,
    mayImport: ['db/client', 'db/prepare', 'db/embedded', ...queriesAndWrites, 'lib/domain'],
    packages: { never: webPackages },
    reason: 'A backup holds the whole database, past all scopes: it is for the operator alone.',
  },
  {
    name: 'db/testing',
    files: /^db\/testing\//,
    mayImport: [...wholeDatabase, 'lib/domain', 'lib/server/auth'],
    packages: { never: webPackages },
    reason: 'Tests run against a real Postgres with the real migrations.',
  },
  {
    name: 'lib/server/auth',
    files: /^lib\/server\/auth\//,
    mayImport: ['db/client', 'db/queries', 'db/writes', 'lib/domain'],
    packages: { never: [] },
    reason: 'Who is asking is settled here and nowhere else; it mints the scope that all queries take.',
  },
  {
    name: 'lib/server/admission',
    files: /^lib\/server\/admission\//,
    mayImport: ['db/client', 'lib/domain', 'lib/format'],
    packages: { never: webPackages },
    reason: 'Long work is let in at one place, so that one person does not take the server from everybody.',
  },
  {
    name: 'lib/server/loaders',
    files: /^lib\/server\/loaders\//,
    mayImport: ['lib/server/auth', 'lib/server/admission', 'db/client', 'db/queries', 'lib/domain'],
    packages: { never: [] },
    reason: 'A loader is a gate, a query and plain data. It never writes and never draws.',
  },
  {
    name: 'lib/server/services',
    files: /^lib\/server\/services\//,
    mayImport: [
      'lib/server/auth',
      'lib/server/admission',
      'lib/server/loaders',
      'db/client',
      ...queriesAndWrites,
      'lib/server/http',
      ...importStages,
      'lib/reports',
      'lib/domain',
      'lib/format',
    ],
    packages: { never: webPackages },
    reason: 'A verb (gate, load, compute, write) is one for page, API, command line and clock, and knows none of them.',
  },
  {
    name: 'lib/server/http',
    files: /^lib\/server\/http\//,
    mayImport: ['lib/server/auth', 'lib/server/admission', 'db/client', 'lib/imports/read', 'lib/domain', 'lib/format'],
    packages: { never: [] },
    reason: 'What answers share: a request is read and a problem is told in one way, for pages and API alike.',
  },
  {
    name: 'lib/workbooks',
    files: /^lib\/workbooks\//,
    mayImport: [],
    packages: { only: ['node:', 'exceljs'] },
    reason: 'Sheets and templates are written by one writer, the only place that reaches into exceljs.',
  },
  {
    name: 'lib/imports/read',
    files: /^lib\/imports\/read\//,
    mayImport: before('lib/imports/read'),
    packages: { only: ['node:', 'csv-parse'] },
    reason: 'Bytes become cells here, within limits and by nothing else: what reads hostile bytes reaches no database.',
  },
  {
    name: 'lib/imports/table',
    files: /^lib\/imports\/table\//,
    mayImport: before('lib/imports/table'),
    packages: { only: [] },
    reason: 'Cells become tables (header, columns, days, numbers) by their words alone, before any area is looked up.',
  },
  {
    name: 'lib/imports/areas',
    files: /^lib\/imports\/areas\//,
    mayImport: before('lib/imports/areas'),
    packages: { only: [] },
    reason: 'Codes, names and headings of a table become areas, or a question about them.',
  },
  {
    name: 'lib/imports/check',
    files: /^lib\/imports\/check\//,
    mayImport: before('lib/imports/check'),
    packages: { only: [] },
    reason: 'Rows become facts, refusals and warnings: a plan, which a commit writes.',
  },
  {
    name: 'lib/imports/template',
    files: /^lib\/imports\/template\//,
    mayImport: [...before('lib/imports/template'), 'lib/workbooks'],
    packages: { only: ['node:', 'csv-stringify', 'exceljs'] },
    reason: 'Files that we hand out to be filled in and sent back are made by what reads them.',
  },
  {
    name: 'lib/imports/process',
    files: /^lib\/imports\/process\//,
    mayImport: before('lib/imports/process'),
    packages: { only: ['node:', 'tsx'] },
    reason: 'A file goes through the stages in a process with limits, which finds its TypeScript through tsx.',
  },
  {
    name: 'lib/imports/fixtures',
    files: /^lib\/imports\/fixtures\//,
    mayImport: ['lib/domain', ...importStages],
    packages: { only: ['node:', 'exceljs'] },
    reason: 'Files as offices send them are made for the tests of all stages, and for those of the services.',
  },
  {
    name: 'lib/reports',
    files: /^lib\/reports\//,
    mayImport: ['lib/workbooks', 'lib/domain', 'lib/format'],
    packages: { only: [...fileLibraries, ...reportLibraries] },
    reason: 'One model, many renderers: a file shows what the screen shows, for it computes nothing of its own.',
  },
  {
    name: plainComponents,
    files: /^components\/(ui|charts|tables)\//,
    mayImport: ['lib/format'],
    packages: { never: ['node:'] },
    reason: 'Primitives could ship in any product: they know no campaign and no area.',
  },
  {
    name: 'components/<noun>',
    files:
      /^components\/(areas|campaigns|targets|counts|progress|imports|reporting|reports|screens|recaps|snapshots|shares|bundles|offices|outages|extensions|closures|scope|visits|scenarios|comparisons|questions|sweep|users|audit)\//,
    mayImport: [plainComponents, 'lib/format', 'lib/domain'],
    packages: { never: ['node:'] },
    reason: 'A view draws plain props, so that a page, a printed sheet and a test can feed it alike.',
  },
  {
    name: 'app: search-params.ts',
    files: /^app\/(.*\/)?search-params(\.test)?\.ts$/,
    mayImport: ['lib/domain', 'lib/format'],
    packages: { only: ['zod', 'next'] },
    reason: 'The one parser of a URL serves the page and its download, so that both show the same.',
  },
  {
    name: 'app: actions, route handlers',
    files: /^app\/.*\.ts$/,
    mayImport: [
      'app: search-params.ts',
      'lib/server/auth',
      'lib/server/loaders',
      'lib/server/services',
      'lib/server/http',
      'lib/reports',
      'lib/domain',
      'lib/format',
    ],
    packages: { never: [] },
    reason:
      'A request is parsed, answered by a call of a loader or service, and its answer written: the gate is in there.',
  },
  {
    name: 'app: pages, sections',
    files: /^app\//,
    mayImport: [
      'app: search-params.ts',
      'app: actions, route handlers',
      'lib/server/loaders',
      'lib/reports',
      plainComponents,
      'components/<noun>',
      'lib/domain',
    ],
    packages: { never: ['node:'] },
    reason: 'A page parses its URL, calls a loader and composes components: the gate is in the data layer, not in it.',
  },
  {
    name: 'instrumentation.ts',
    files: /^instrumentation\.ts$/,
    mayImport: ['lib/server/http', 'lib/domain'],
    packages: { never: [] },
    reason: 'What the server does when it starts and when a page fails is no business of that page.',
  },
  {
    name: 'instrumentation-client.ts',
    files: /^instrumentation-client\.ts$/,
    mayImport: [plainComponents],
    packages: { never: ['node:'] },
    reason: 'What a browser does before a page wakes up: it only listens for what no boundary of a page catches.',
  },
  {
    name: tools,
    files: /^(scripts|bench|e2e)\//,
    mayImport: [
      ...wholeDatabase,
      'lib/domain',
      'lib/format',
      'lib/server/auth',
      'lib/server/loaders',
      'lib/server/services',
      'lib/server/http',
      ...importStages,
      'lib/imports/fixtures',
      'lib/reports',
    ],
    packages: { never: [] },
    reason: 'Commands, measurements and browser tests call services: what routing does with a request is not theirs.',
  },
];

/** What a test, or a file of fixtures that only tests read, may import beside what its room may. A database test arranges its data through the rooms of db. */
export const testExtras = {
  packages: ['vitest', 'fast-check', 'node:'],
  rooms: ['db/testing', 'lib/domain'],
  databaseTestRooms: [...wholeDatabase, 'lib/server/auth'],
  /** A test of one stage of importing may send a file through all of them, made and read again with any file library. */
  stages: { tests: /^lib\/imports\//, rooms: importStages, packages: fileLibraries },
} as const;

/** Of a room that is open, only the files whose path matches; the rest of it stays shut. */
export const narrowed: readonly { from: string; to: readonly string[]; only: RegExp; reason: string }[] = [
  {
    from: 'lib/server/auth',
    to: queriesAndWrites,
    only: /\/(users|user-[a-z]+|tokens|sessions|login-limits|second-factors|settings|shares|share-limits|recap-recipients|audit|accesses|areas)$/,
    reason: 'lib/server/auth settles who is asking and for which area; figures are none of its business.',
  },
  {
    from: 'lib/server/services',
    to: ['lib/server/http'],
    only: /\/(log|measures)$/,
    reason:
      'A service says in the log what went wrong behind a request, and counts what it did; of requests and answers it knows nothing.',
  },
  {
    from: 'lib/server/http',
    to: ['lib/imports/read'],
    only: /\/file-problem$/,
    reason: 'A request that brings a file is refused in the same words as the file; reading it is for services.',
  },
  {
    from: 'app: pages, sections',
    to: ['app: actions, route handlers'],
    only: /\/([a-z-]+-)?actions$/,
    reason: 'A page hands actions to its forms; what it shows it gets from a loader.',
  },
  {
    from: 'app: actions, route handlers',
    to: ['lib/reports'],
    only: /\/([a-z]+-json|figures-csv)$/,
    reason: 'The API writes what a loader gave it as JSON or lines of CSV; files and pictures are made by a service.',
  },
  {
    from: 'app: pages, sections',
    to: ['lib/reports'],
    only: /\/(report|recap|changes)$/,
    reason: 'A page shows the model that the files are rendered from; the files themselves are for handlers.',
  },
];

/** Parts of one room that know nothing of each other. */
export const apart: readonly { between: readonly [RegExp, RegExp]; reason: string }[] = [
  {
    between: [/^app\/api\//, /^app\/\[kampanye\]\//],
    reason: 'API and pages answer by themselves; what both need is a service or lives in lib/server/http.',
  },
];

/** Packages with one home. */
export const packageHomes: readonly { packages: readonly string[]; home: RegExp; reason: string }[] = [
  {
    packages: ['drizzle-orm', 'postgres'],
    home: /^db\//,
    reason: 'SQL lives under db/ only, where scope and audit are kept; elsewhere it would pass them by.',
  },
  {
    packages: ['xlsx'],
    home: /^$/,
    reason: 'The package xlsx 0.18.5 has open advisories; read-excel-file and exceljs do its work.',
  },
];

/** No file imports itself through others, type imports included. */
export const noCircle = {
  reason: 'Files in a circle can only be read, tested and moved together; what they share goes into one below them.',
} as const;

/** Types that only these rooms may make with an assertion, a type predicate or under another name. */
export const minted = {
  type: 'AuthorizedArea',
  home: /^(lib\/server\/auth|db\/testing)\//,
  reason: 'AuthorizedArea is the proof that a session was read; a scope made elsewhere falls open.',
} as const;

/** Paths that must not be, whatever they hold. */
export const forbiddenPaths: readonly { path: RegExp; reason: string }[] = [
  {
    path: /(^|\/)(src|utils?|helpers?|misc|common|shared)(\/|\.[a-z]+$)/,
    reason: 'A room of odds and ends hides what belongs to a noun; put it where that noun lives.',
  },
  {
    path: /(^|\/)(proxy|middleware)\.[a-z]+$/,
    reason:
      'A gate before the pages is no gate: the data layer asks who is there. Headers are set by scripts/secure-headers.mjs.',
  },
  {
    path: /^(?!db\/schema\/).*(^|\/)index\.tsx?$/,
    reason: 'No barrels but db/schema/index.ts: an import names the file that it needs.',
  },
];

/** Everything that may stand at the top beside what .gitignore names. */
export const topLevel = {
  names: [
    ...['app', 'components', 'db', 'lib', 'e2e', 'public', 'docs', 'scripts', 'bench', 'patches', '.ci'],
    ...['README.md', 'LICENSE', 'CONTRIBUTING.md'],
    ...['package.json', 'package-lock.json', '.npmrc', '.git', '.gitignore'],
    ...['tsconfig.json', 'next.config.mjs', 'instrumentation.ts', 'instrumentation-client.ts', 'drizzle.config.ts'],
    ...['vitest.config.ts', 'playwright.config.ts', 'biome.json', 'knip.json'],
  ],
  reason: 'The top level is given, so that a newcomer finds their way; tools get a file only where they insist on it.',
} as const;

/** The rooms as the Markdown table of docs/architecture.md. */
export function describeRooms(): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const code = (names: readonly string[]) =>
    names.map((name) => (name === 'node:' ? 'Node' : `\`${name}\``)).join(', ');
  const escaped = (text: string) => text.replaceAll('<', '\\<');
  const open = (room: Room) => {
    const others = room.mayImport.filter((name) => name !== room.name);
    const all = wholeDatabase.every((name) => room.mayImport.includes(name));
    const allStages = importStages.every((name) => others.includes(name));
    const named = [
      ...(all ? ['all of db'] : []),
      ...(allStages ? ['all stages of lib/imports'] : []),
      ...others.filter((name) => !(all && wholeDatabase.includes(name)) && !(allStages && importStages.includes(name))),
    ];
    return named.join('; ') || 'nothing';
  };
  return [
    row(['room', 'may import', 'packages', 'because']),
    row(['---', '---', '---', '---']),
    ...rooms.map((room) =>
      row([
        escaped(room.name),
        escaped(open(room)),
        'only' in room.packages
          ? code(room.packages.only) || 'none'
          : room.packages.never.length > 0
            ? `not ${code(room.packages.never)}`
            : 'any',
        room.reason,
      ]),
    ),
  ].join('\n');
}
