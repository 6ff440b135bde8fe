import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Names } from './names.ts';

/** A change of a file that is there already: a line where such things are listed. */
export interface Registration {
  /** Relative to the repository. */
  readonly file: string;
  readonly text: string;
}

/**
 * Where a new resource is made known, each file as it shall be.
 *
 * @param migration The id of its migration, which is its file's name, too.
 * @throws Error when a file no longer looks as expected here, or a name is taken.
 */
export function registrationsOf(names: Names, migration: string, root: string): Registration[] {
  const { files, Item, items, Items, words, table, code, prefix, exampleId } = names;
  const edits: Readonly<Record<string, (source: Source) => Source>> = {
    'packages/contracts/src/schemas/ids.ts': (source) =>
      source.without(`typeId('${prefix}')`, `ids begin with ${prefix}_ already: choose three other letters`).append(`
export const ${Item}Id = typeId('${prefix}').meta({
  id: '${Item}Id',
  description: 'The id of ${words.a} ${words.one}.',
  example: '${exampleId}',
});
export type ${Item}Id = z.output<typeof ${Item}Id>;
`),
    'packages/contracts/src/index.ts': (source) =>
      source.insertSorted(/^export \* from '\.\/schemas\/.*\n/gm, `export * from './schemas/${files.one}.ts';\n`),
    'packages/contracts/src/operations/index.ts': (source) => source.append(`export * from './${files.many}.ts';\n`),
    'packages/contracts/src/operations.ts': (source) =>
      source.before(/^\];\n/m, `  byName.list${Items},\n  byName.create${Item},\n  byName.get${Item},\n`),
    'packages/contracts/src/problems.ts': (source) =>
      source.insertSorted(
        /^ {2}\w+: \{\n {4}status: 404,\n(?: {4}.*\n)+ {2}\},\n/gm,
        `  ${code}: {\n    status: 404,\n    title: '${capitalised(words.one)} not found',\n    description: 'You have no ${words.one} with this id.',\n  },\n`,
      ),
    'packages/contracts/src/info.ts': (source) =>
      source
        .before(/^ {2}\],\n\};/m, `    { name: '${words.Many}', description: 'The ${words.many} of each user.' },\n`)
        .replace(/(?<=^ {2}version: ')[\d.]+/m, (version) => raised(version, releasedVersion(root))),
    'apps/api/src/services/ids.ts': (source) => source.before(/(?<=^export type IdPrefix = [^;]*);/m, ` | '${prefix}'`),
    'apps/api/src/db/tables.ts': (source) =>
      source
        .without(`\n  ${table}: `, `the table ${table} is there already: choose another name`)
        .before(/(?<=^export interface Tables \{\n(?: {2}.*\n)+)\}/m, `  ${table}: ${Item}Table;\n`)
        .before(
          /^export type UserRow/m,
          `export interface ${Item}Table {\n  id: string;\n  user_id: string;\n  name: string;\n  created_at: number;\n}\n\n`,
        )
        .append(`export type ${Item}Row = Selectable<${Item}Table>;\n`),
    'apps/api/src/db/migrate.ts': (source) =>
      source
        .before(/^import type \{ Db,/m, `import { ${items} } from '#db/migrations/${migration}.ts';\n`)
        .before(/(?<=^const migrations: readonly Migration\[\] = \[[^\]]*?),?\s*\];/m, `, ${items}`),
  };
  return Object.entries(edits).map(([file, edit]) => {
    const source = readFileSync(join(root, file), 'utf8');
    return { file, text: edit(sourceOf(file, source)).text };
  });
}

/** A file's text on its way. Each step says what to do when the text is not as it was when this was written. */
interface Source {
  readonly text: string;
  append(addition: string): Source;
  before(place: RegExp, addition: string): Source;
  replace(place: RegExp, by: (found: string) => string): Source;
  /** Puts a block before the first of its kind that sorts after it, or behind the last. */
  insertSorted(blocks: RegExp, addition: string): Source;
  /** @param why What it means when the phrase is there, and what to do. */
  without(phrase: string, why: string): Source;
}

function sourceOf(file: string, text: string): Source {
  const next = (changed: string) => sourceOf(file, changed);
  const found = (place: RegExp): RegExpExecArray => {
    const match = place.exec(text);
    if (match) return match;
    throw new Error(`${file} has nothing like ${String(place)} any more: mend turbo/generators/registrations.ts.`);
  };
  return {
    text,
    append: (addition) => next(text + addition),
    before: (place, addition) => next(insert(text, found(place).index, addition)),
    replace(place, by) {
      const [there] = found(place);
      return next(text.replace(place, () => by(there)));
    },
    insertSorted(blocks, addition) {
      found(new RegExp(blocks.source, 'm'));
      const matches = [...text.matchAll(blocks)];
      const after = matches.find(([block]) => block > addition);
      const last = matches.at(-1);
      return next(insert(text, after?.index ?? (last ? last.index + last[0].length : text.length), addition));
    },
    without(phrase, why) {
      if (text.includes(phrase)) throw new Error(`${file}: ${why}.`);
      return next(text);
    },
  };
}

function insert(text: string, index: number, addition: string): string {
  return text.slice(0, index) + addition + text.slice(index);
}

/** What adds to the last released description takes a higher minor version, once. */
function raised(version: string, released: string): string {
  const [major = '0', minor = '0'] = released.split('.');
  return version.startsWith(`${major}.${minor}.`) ? `${major}.${Number(minor) + 1}.0` : version;
}

function releasedVersion(root: string): string {
  const description = readFileSync(join(root, 'packages/contracts/released/openapi.yaml'), 'utf8');
  const version = /^ {2}version: ([\d.]+)$/m.exec(description)?.[1];
  if (version === undefined) throw new Error('packages/contracts/released/openapi.yaml has no info.version.');
  return version;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
