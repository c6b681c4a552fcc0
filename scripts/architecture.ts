import { posix } from 'node:path';
import { parseAst } from 'vitest/node';
import {
  apart,
  forbiddenPaths,
  minted,
  narrowed,
  noCircle,
  packageHomes,
  type Room,
  rooms,
  testExtras,
  topLevel,
} from './architecture-rules';

/** A source file, its path from the root with forward slashes. */
export type Source = { path: string; text: string };

/** A broken rule: where, what, and why the rule is there. */
export type Violation = { path: string; line: number | null; what: string; reason: string };

/** Checks all sources against the rules. */
export function checkSources(sources: readonly Source[]): Violation[] {
  const paths = new Set(sources.map((source) => source.path));
  return [
    ...sources.flatMap((source) => [...checkPath(source.path), ...checkSource(source, paths)]),
    ...checkCircles(sources, paths),
  ];
}

/** One violation for each circle of files, told by the first file of it and the way round. */
function checkCircles(sources: readonly Source[], paths: ReadonlySet<string>): Violation[] {
  const imports = new Map(sources.map((source) => [source.path, importedFiles(source, paths)]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const visit = (path: string, way: string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) {
      const circle = [...way.slice(at), path].join(' → ');
      found.push({ path, line: null, what: `is in a circle: ${circle}`, reason: noCircle.reason });
    }
    if (at >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}

function importedFiles(source: Source, paths: ReadonlySet<string>): Set<string> {
  const targets = findings(source).map(({ finding }) =>
    finding.kind === 'import' && finding.specifier !== null
      ? resolveLocal(source.path, finding.specifier, paths)
      : null,
  );
  return new Set(targets.filter((target) => target !== null));
}

/** Checks what stands at the top against the list of what may, `ignored` being the lines of .gitignore. */
export function checkTopLevel(names: readonly string[], ignored: readonly string[]): Violation[] {
  const allowed = new Set<string>([...topLevel.names, ...ignored.map((line) => line.replace(/\/$/, ''))]);
  const suffixes = ignored.filter((line) => line.startsWith('*.')).map((line) => line.slice(1));
  return names
    .filter((name) => !allowed.has(name) && !suffixes.some((suffix) => name.endsWith(suffix)))
    .map((name) => ({ path: name, line: null, what: 'stands at the top level', reason: topLevel.reason }));
}

/** The violations as text, one paragraph each; empty when there are none. */
export function describeViolations(violations: readonly Violation[]): string {
  return violations
    .map(({ path, line, what, reason }) => `${path}${line === null ? '' : `:${line}`} ${what}.\n    ${reason}`)
    .join('\n');
}

function checkPath(path: string): Violation[] {
  const broken = forbiddenPaths
    .filter((rule) => rule.path.test(path))
    .map((rule) => ({ path, line: null, what: 'must not be', reason: rule.reason }));
  if (roomOf(path) || !/^(app|components|db|lib)\//.test(path)) return broken;
  return [...broken, { path, line: null, what: 'belongs to no room', reason: 'Every file keeps the rules of a room.' }];
}

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => room.files.test(path));
}

function checkSource(source: Source, paths: ReadonlySet<string>): Violation[] {
  const room = roomOf(source.path);
  if (!room) return [];
  return findings(source).flatMap(({ offset, finding }) => {
    const line = source.text.slice(0, offset).split('\n').length;
    const complain = (what: string, reason: string): Violation[] => [{ path: source.path, line, what, reason }];
    if (finding.kind === 'mint') {
      return minted.home.test(source.path) ? [] : complain(`makes an ${minted.type} by itself`, minted.reason);
    }
    if (finding.specifier === null) {
      return complain(
        'imports a name that is only known when it runs',
        'An import that cannot be read cannot be checked.',
      );
    }
    const target = resolveLocal(source.path, finding.specifier, paths);
    return target === null
      ? checkPackage(source.path, room, finding.specifier, complain)
      : checkRoom(source.path, room, target, complain);
  });
}

type Complain = (what: string, reason: string) => Violation[];

function checkPackage(path: string, room: Room, specifier: string, complain: Complain): Violation[] {
  const name = packageOf(specifier);
  const strayed = packageHomes.find((rule) => rule.packages.includes(name) && !rule.home.test(path));
  if (strayed) return complain(`imports ${specifier}`, strayed.reason);
  if ((isTest(path) || isFixture(path)) && testExtras.packages.some((extra) => extra === name)) return [];
  if (isTestOfStage(path) && testExtras.stages.packages.includes(name)) return [];
  const open = 'only' in room.packages ? room.packages.only.includes(name) : !room.packages.never.includes(name);
  return open ? [] : complain(`(${room.name}) imports the package ${name}`, room.reason);
}

function checkRoom(path: string, room: Room, target: string, complain: Complain): Violation[] {
  const strangers = apart.find(
    ({ between: [one, other] }) => (one.test(path) && other.test(target)) || (other.test(path) && one.test(target)),
  );
  if (strangers) return complain(`imports ${target}`, strangers.reason);
  const entered = roomOf(target);
  if (!entered) return complain(`imports ${target}, which belongs to no room`, 'Every file keeps the rules of a room.');
  if (entered === room) return [];
  // What is made for tests may be used by the tests of any room.
  if ((isTest(path) || isFixture(path)) && isFixture(target)) return [];
  const extras: readonly string[] =
    path.endsWith('.db.test.ts') || isFixture(path)
      ? [...testExtras.rooms, ...testExtras.databaseTestRooms]
      : isTest(path)
        ? testExtras.rooms
        : [];
  if (extras.includes(entered.name)) return [];
  if (isTestOfStage(path) && testExtras.stages.rooms.includes(entered.name)) return [];
  if (!room.mayImport.includes(entered.name)) {
    return complain(`(${room.name}) imports ${target} (${entered.name})`, room.reason);
  }
  const narrow = narrowed.find((rule) => rule.from === room.name && rule.to.includes(entered.name));
  if (!narrow || narrow.only.test(target.replace(/\.ts$/, ''))) return [];
  return complain(`(${room.name}) imports ${target}`, narrow.reason);
}

/** What only tests use: files that are made, and the generators of files. */
function isFixture(path: string): boolean {
  return /\/fixtures\/[^/]+\.ts$/.test(path);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function isTestOfStage(path: string): boolean {
  return isTest(path) && testExtras.stages.tests.test(path);
}

/** The package of a specifier: `next/link` → `next`, `@a/b/c` → `@a/b`, Node's own → `node:`. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The file, as a path from the root, that a specifier names; null when it names a package. */
function resolveLocal(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('@/') && !specifier.startsWith('.')) return null;
  const path = specifier.startsWith('@/')
    ? posix.normalize(specifier.slice(2))
    : posix.join(posix.dirname(from), specifier);
  const files = ['', '.ts', '.tsx', '.mjs', '/index.ts'].map((ending) => `${path}${ending}`);
  return files.find((file) => paths.has(file)) ?? (posix.extname(path) === '' ? `${path}.ts` : path);
}

type Finding = { kind: 'import'; specifier: string | null } | { kind: 'mint' };
type Node = { type: string; start: number } & Record<string, unknown>;

function findings(source: Source): { offset: number; finding: Finding }[] {
  const found: { offset: number; finding: Finding }[] = [];
  const lang = source.path.endsWith('x') ? 'tsx' : /\.[cm]?ts$/.test(source.path) ? 'ts' : 'js';
  walk(parse(source, lang), (node) => {
    const finding = findingOf(node);
    if (finding) found.push({ offset: node.start, finding });
  });
  return found;
}

function parse(source: Source, lang: 'js' | 'ts' | 'tsx'): unknown {
  try {
    return parseAst(source.text, { lang });
  } catch (error) {
    throw new Error(`${source.path} cannot be parsed`, { cause: error });
  }
}

function findingOf(node: Node): Finding | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return { kind: 'import', specifier: textOf(node.source) };
    case 'ExportNamedDeclaration':
      return node.source ? { kind: 'import', specifier: textOf(node.source) } : null;
    case 'TSExternalModuleReference':
      return { kind: 'import', specifier: textOf(node.expression) };
    case 'CallExpression':
      return nameOf(node.callee) === 'require'
        ? { kind: 'import', specifier: textOf(listOf(node.arguments)[0]) }
        : null;
    case 'NewExpression':
      return workerOf(node);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSTypePredicate':
      return mentions(node.typeAnnotation, minted.type) ? { kind: 'mint' } : null;
    case 'ImportSpecifier':
      return nameOf(node.imported) === minted.type && nameOf(node.local) !== minted.type ? { kind: 'mint' } : null;
    default:
      return null;
  }
}

/** `new URL('./worker.ts', import.meta.url)` loads code as an import does. */
function workerOf(node: Node): Finding | null {
  if (nameOf(node.callee) !== 'URL') return null;
  const address = textOf(listOf(node.arguments)[0]);
  return address && /^\.{1,2}\/.*\.[cm]?[jt]sx?$/.test(address) ? { kind: 'import', specifier: address } : null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

function mentions(value: unknown, name: string): boolean {
  let found = false;
  walk(value, (node) => {
    found ||= nameOf(node) === name;
  });
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(value: unknown): string | null {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The text of a literal or of a template without holes. Of a template with holes its head, where that names the scope of
 * a package (a package per platform, say). Null of anything else.
 */
function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type !== 'TemplateLiteral') return null;
  const [head, ...rest] = listOf(value.quasis).map(cookedOf);
  return head !== undefined && (rest.length === 0 || /^@[^/]+\/$/.test(head)) ? head : null;
}

function cookedOf(quasi: unknown): string {
  const text = isNode(quasi) ? quasi.value : null;
  return typeof text === 'object' && text !== null && 'cooked' in text ? String(text.cooked) : '';
}
