/*
 * A contract of any size, written out for the kit, for oRPC and for Hono: five operations on each resource, the same
 * Zod schemas for everybody.
 */

export type Files = Readonly<Record<string, string>>;

export const OPERATIONS_EACH = 5;

/** How one library's project is laid out. */
export interface Dialect {
  readonly name: string;
  /** One resource: its contract, and what answers it. */
  readonly resource: (number: number) => Files;
  /** What binds `count` resources together, and a client with these calls. */
  readonly project: (count: number, calls: readonly number[]) => Files;
}

/** Resource 7 is a `Thing7` under `/things-7`. */
export function schemas(number: number): string {
  const name = `Thing${number}`;
  return `import { z } from 'zod';

const id = z.string().min(1).max(30).meta({ description: 'Its id.', example: 'thing-1' });
const fields = {
  name: z.string().min(1).max(100).meta({ description: 'What people call it.', example: 'A thing' }),
  email: z.email().max(254).meta({ description: 'Whom to write to.', example: 'ada@example.com' }),
  count: z.int().min(0).max(${1000 + number}).meta({ description: 'How many there are.', example: 1 }),
  state: z.enum(['draft', 'live', 'gone']).meta({ description: 'Where it stands.', example: 'live' }),
  tags: z.array(z.string().max(20)).max(10).meta({ description: 'What it is about.', example: ['a'] }),
  note: z.string().max(200).nullable().meta({ description: 'A note.', example: null }),
};
export const ${name} = z
  .object({
    id,
    ...fields,
    owner: z.object({ id, name: fields.name }).meta({ description: 'Who has it.' }),
    createdAt: z.iso.datetime().meta({ description: 'Since when.', example: '2026-01-15T09:30:00.000Z' }),
  })
  .meta({ id: '${name}', description: 'A thing.' });
export const ${name}Page = z
  .object({
    items: z.array(${name}).max(100).meta({ description: 'This page.' }),
    nextCursor: z.string().max(1024).nullable().meta({ description: 'The next page.', example: null }),
  })
  .meta({ id: '${name}Page', description: 'A page of things.' });
export const New${name} = z.strictObject(fields).meta({ id: 'New${name}', description: 'A thing to make.' });
export const ${name}Patch = z
  .strictObject({ name: fields.name.optional(), count: fields.count.optional() })
  .meta({ id: '${name}Patch', description: 'What to change.' });
`;
}

/** What the handlers answer with. */
export function store(number: number): string {
  const name = `Thing${number}`;
  return `import type { z } from 'zod';

import type { ${name} } from './schemas.ts';

type Thing = z.output<typeof ${name}>;

const owner = { id: 'user-1', name: 'Ada' };
export const thing: Thing = {
  id: 'thing-1', name: 'A thing', email: 'ada@example.com', count: 1, state: 'live', tags: [], note: null,
  owner, createdAt: '2026-01-15T09:30:00.000Z',
};
export function list(limit: number): Thing[] {
  return [thing].slice(0, limit);
}
export function make(values: Omit<Thing, 'id' | 'owner' | 'createdAt'>): Thing {
  return { ...thing, ...values };
}
export function change(id: string, patch: { name?: string | undefined; count?: number | undefined }): Thing {
  return { ...thing, id, name: patch.name ?? thing.name, count: patch.count ?? thing.count };
}
`;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export function lines(count: number, line: (number: number) => string): string {
  return range(count).map(line).join('\n');
}
