import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PlopTypes } from '@turbo/gen';

import { namesOf, prefixOf, singularOf, type Names } from './names.ts';
import { registrationsOf, type Registration } from './registrations.ts';

/**
 * `pnpm new:operation` writes a resource that works: contract, routes, handlers, service, store, migration and contract
 * test, made known wherever such things are listed, with the description and the client generated anew.
 *
 * `pnpm new:operation --args notes` asks nothing; `--args notes note nte` says what one is called and what ids begin with.
 */
export default function generators(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator('operation', {
    description: 'A new resource: list, create and get',
    prompts: prompts.slice(0, argumentsGiven() ?? prompts.length),
    actions: (answers) => actionsFor(resourceNamed(answers ?? {})),
  });
}

const prompts: PlopTypes.PromptQuestion[] = [
  {
    type: 'input',
    name: 'many',
    message: 'Its name in paths, in the plural (notes, saved-searches):',
    validate: kebab,
  },
  {
    type: 'input',
    name: 'one',
    message: 'One of them:',
    default: ({ many = '' }: Answers) => singularOf(many),
    validate: kebab,
  },
  {
    type: 'input',
    name: 'prefix',
    message: 'The three letters that its ids begin with:',
    default: ({ one = '' }: Answers) => prefixOf(one),
    validate: (text: string) => /^[a-z]{3}$/.test(text) || 'Three small letters, such as nte.',
  },
];

/** With arguments nothing is asked: what they leave open is guessed. */
function argumentsGiven(): number | undefined {
  const at = process.argv.findIndex((argument) => argument === '--args' || argument === '-a');
  return at < 0 ? undefined : process.argv.length - at - 1;
}

type Answers = Readonly<Partial<Record<'many' | 'one' | 'prefix', string>>>;

function kebab(text: string): true | string {
  return /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(text) || 'Small letters and hyphens, such as saved-searches.';
}

interface Resource {
  readonly root: string;
  readonly names: Names;
  /** The id of its migration, which is its file's name, too. */
  readonly migration: string;
}

function resourceNamed({ many = '', one = singularOf(many), prefix = prefixOf(one) }: Answers): Resource {
  const root = process.cwd();
  return { root, names: namesOf(many, one, prefix), migration: `${nextNumber(root)}-${many}` };
}

function nextNumber(root: string): string {
  const numbers = readdirSync(join(root, 'apps/api/src/db/migrations')).map((file) => Number.parseInt(file, 10));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** Template → what it becomes. */
function filesOf({ names: { files }, migration }: Resource): Readonly<Record<string, string>> {
  return {
    schema: `packages/contracts/src/schemas/${files.one}.ts`,
    operations: `packages/contracts/src/operations/${files.many}.ts`,
    route: `apps/api/app/api/${files.many}/route.ts`,
    'item-route': `apps/api/app/api/${files.many}/[id]/route.ts`,
    handlers: `apps/api/src/http/handlers/${files.many}.ts`,
    service: `apps/api/src/services/${files.many}.ts`,
    store: `apps/api/src/services/${files.one}-store.ts`,
    migration: `apps/api/src/db/migrations/${migration}.ts`,
    test: `apps/api/tests/${files.many}.test.ts`,
  };
}

/** Everything is worked out before anything is written. */
function actionsFor(resource: Resource): PlopTypes.ActionType[] {
  const { root, names, migration } = resource;
  const files = filesOf(resource);
  const taken = Object.values(files).find((file) => existsSync(join(root, file)));
  if (taken !== undefined) throw new Error(`${taken} is there already: choose another name.`);
  const registrations = registrationsOf(names, migration, root);
  return [
    ...Object.entries(files).map(([template, path]) => ({
      type: 'add' as const,
      path,
      templateFile: `templates/${template}.ts.hbs`,
      data: { ...names, migration },
    })),
    () => register(root, registrations),
    () => generate(root, [...Object.values(files), ...registrations.map(({ file }) => file)]),
  ];
}

function register(root: string, registrations: readonly Registration[]): string {
  for (const { file, text } of registrations) writeFileSync(join(root, file), text);
  return 'made known';
}

/** Formats what was written, and writes what follows from the contract. */
function generate(root: string, written: readonly string[]): string {
  const node = join(root, 'node_modules/node/bin/node');
  run(root, join(root, 'node_modules/.bin/oxfmt'), ...written);
  run(root, node, 'packages/contracts/scripts/generate.ts');
  run(root, node, 'packages/client/scripts/generate.ts');
  console.log(
    `\nWritten:\n${written.map((file) => `  ${file}`).join('\n')}\n\nNow make it yours, and run "pnpm verify".`,
  );
  return 'generated';
}

function run(cwd: string, program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.`, { cause: error });
}
