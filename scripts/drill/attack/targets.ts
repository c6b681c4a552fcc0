import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../environment';
import { listCodes } from './leaks';

/** What takes a body: a server action on its page, or a handler. */
export type Target = {
  name: string;
  /** Where it is asked, with the places of an address in square brackets. */
  route: string;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Null: a handler. */
  action: string | null;
  /** Fields that its files name. */
  names: string[];
};

const app = join(root, 'app');

/** Each address of app/, as somebody who has the source knows them. */
export function listRoutes(): string[] {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => /(?:^|\/)(?:route|page)\.tsx?$/.test(file));
  return [...new Set(found.map((file) => file.replace(/\/?(?:route|page)\.tsx?$/, '')))].sort();
}

/** The codes that views write as examples: the same to every reader. */
export function listExamples(): Set<string> {
  const views = join(root, 'components');
  const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  return new Set(files.flatMap((file) => listCodes(readFileSync(join(views, file), 'utf8'))));
}

/** Each server action of the build in `.next`, and each handler of app/ that takes a body. */
export function listTargets(): Target[] {
  return [...listActions(), ...listHandlers()];
}

function listActions(): Target[] {
  const file = join(root, '.next', 'server', 'server-reference-manifest.json');
  const { node }: { node: Record<string, { workers: object; filename: string; exportedName: string }> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return Object.entries(node).map(([action, { workers, filename, exportedName }]) => {
    const [page = ''] = Object.keys(workers);
    return {
      ...{ name: exportedName, route: page.replace(/^app\//, '').replace(/\/?page$/, ''), method: 'POST', action },
      names: fieldsIn(join(root, filename)),
    };
  });
}

function listHandlers(): Target[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)route\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(app, file), 'utf8');
      const found = text.matchAll(/export (?:const|async function|function) (POST|PUT|PATCH|DELETE)\b/g);
      const route = file.replace(/\/?route\.tsx?$/, '');
      return [...found].map(([, method]) => ({
        ...{ name: `${method} /${route}`, route, method: method as Target['method'], action: null },
        names: fieldsIn(join(app, file)),
      }));
    });
}

/** The words in quotes and the keys of a file: the fields that it reads are among them. */
function fieldsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^import .*$/gm, '');
  const words = [...text.matchAll(/['"]([a-zA-Z][\w-]{1,20})['"]|\b([a-z]\w{1,20}):/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );
  return [...new Set([...words, 'id', 'versi', 'file', 'campaign'])].slice(0, 14);
}
