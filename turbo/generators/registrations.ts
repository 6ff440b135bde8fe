import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Names } from './names.ts';
import { sourceText, type SourceText } from './source-text.ts';

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
  const edits = { ...contractEdits(names, root), ...clientEdits(names), ...apiEdits(names, migration) };
  return Object.entries(edits).map(([file, edit]) => {
    const source = readFileSync(join(root, file), 'utf8');
    return { file, text: edit(sourceText(file, source)).text };
  });
}

type Edits = Readonly<Record<string, (source: SourceText) => SourceText>>;

function contractEdits({ files, kind, Item, Items, words, code, prefix, exampleId }: Names, root: string): Edits {
  return {
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
    'packages/contracts/src/schemas/audit.ts': (source) =>
      source.insertSorted(/^ {2}'\w+\.\w+',\n/gm, `  '${kind}.created',\n`),
    'packages/contracts/src/operations/index.ts': (source) => source.append(`export * from './${files.many}.ts';\n`),
    'packages/contracts/src/operations.ts': (source) =>
      source.before(
        /^\];\n/m,
        `\
  byName.list${Items},
  byName.create${Item},
  byName.get${Item},
`,
      ),
    'packages/contracts/src/problems.ts': (source) =>
      source.insertSorted(
        /^ {2}\w+: \{\n {4}status: 404,\n(?: {4}.*\n)+ {2}\},\n/gm,
        `\
  ${code}: {
    status: 404,
    title: '${words.One} not found',
    description: 'You have no ${words.one} with this id.',
  },
`,
      ),
    'packages/contracts/src/info.ts': (source) =>
      source
        .before(/^ {2}\],\n\};/m, `    { name: '${words.Many}', description: 'The ${words.many} of each user.' },\n`)
        .replace(/(?<=^ {2}version: ')[\d.]+/m, (version) => raised(version, releasedVersion(root))),
  };
}

function clientEdits({ files }: Names): Edits {
  return {
    'packages/client/src/idempotency.ts': (source) =>
      source.before(/(?<=^const creating: .*\n(?: {2}.*\n)+)\};\n/m, `  '/${files.many}': true,\n`),
  };
}

function apiEdits({ files, Item, items, Items, table, prefix, exampleId }: Names, migration: string): Edits {
  return {
    'apps/api/src/services/ids.ts': (source) => source.before(/(?<=^export type IdPrefix = [^;]*);/m, ` | '${prefix}'`),
    'apps/api/src/db/tables.ts': (source) =>
      source
        .without(`\n  ${table}: `, `the table ${table} is there already: choose another name`)
        .before(/(?<=^export interface Tables \{\n(?: {2}.*\n)+)\}/m, `  ${table}: ${Item}Table;\n`)
        .before(
          /^export type UserRow/m,
          `\
export interface ${Item}Table {
  id: string;
  user_id: string;
  name: string;
  created_at: number;
}

`,
        )
        .append(`export type ${Item}Row = Selectable<${Item}Table>;\n`),
    'apps/api/src/db/migrate.ts': (source) =>
      source
        .before(/^import type \{ Db,/m, `import { ${items} } from '#db/migrations/${migration}.ts';\n`)
        .before(/(?<=^const migrations: readonly Migration\[\] = \[[^\]]*?),?\s*\];/m, `, ${items}`),
    // What requests that are made up for the new operations may name.
    'apps/api/tests/support/fuzz-world.ts': (source) =>
      source.before(
        /(?<=^const situations: .*\n(?: {2}.*\n)+)\};\n/m,
        `\
  list${Items}: () => ({ cursor: undefined }),
  get${Item}: async (home) => {
    const { id } = await call<{ id: string }>(home, 'POST', '/${files.many}', { json: { name: 'fuzz' } });
    return { id };
  },
`,
      ),
    // Who may do what with them.
    'apps/api/tests/support/authorisation-table.ts': (source) =>
      source.before(
        /(?<=^export const authorisation: .*\n(?:(?: {2}.*)?\n)+)\};\n/m,
        `\

  list${Items}: [signedIn, () => [['/${files.many}']]],
  create${Item}: [signedIn, () => [['/${files.many}', { json: { name: unique() } }]]],
  get${Item}: [
    maker,
    async ({ made }) => [[\`/${files.many}/\${await made('/${files.many}', { name: unique() }, '${exampleId}')}\`]],
  ],
`,
      ),
    // How the tests of repeated requests make one.
    'apps/api/tests/idempotency.test.ts': (source) =>
      source.before(
        /(?<=^const makers: .*\n(?: {2}.*\n)+)\};\n/m,
        `\
  create${Item}({ as }) {
    const name = unique('${files.one}');
    const count = (url?: string) => countItems('/${files.many}', as, url, (item) => item.includes(name));
    return { path: '/${files.many}', options: { as, json: { name } }, count };
  },
`,
      ),
  };
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
