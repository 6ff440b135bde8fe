import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { createClient, type NamedFile, type SheafClient } from '../src/index.ts';
import { uploadAll } from '../src/upload-all.ts';
import { type Sheaf, startSheaf } from './sheaf.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sheaf: Sheaf;
beforeAll(async () => {
  sheaf = await startSheaf();
});
afterAll(() => sheaf.close());

/** A client of the server, and the requests it has sent: how many, and the most at a time. */
function watched(): { client: SheafClient; sent: string[]; most: () => number } {
  const sent: string[] = [];
  let [open, most] = [0, 0];
  const client = createClient({
    baseUrl: `http://127.0.0.1:${sheaf.port()}/api`,
    apiKey: sheaf.apiKey,
    fetch: async (request) => {
      sent.push(request.method);
      open += 1;
      most = Math.max(most, open);
      try {
        return await fetch(request);
      } finally {
        open -= 1;
      }
    },
  });
  return { client, sent, most: () => most };
}

function* small(folder: string, count: number): Generator<NamedFile> {
  for (let index = 1; index <= count; index += 1) yield { name: `${folder}/${index}.txt`, body: `file ${index}` };
}

it('sends small files many to a request, five requests at a time, and alone what is large or has a name that no form carries', async () => {
  const { client, sent, most } = watched();
  async function* files() {
    yield* small('many/deep', 300);
    yield { name: 'many/large.bin', body: new Uint8Array(300 * 1024) };
    yield { name: 'many/a "quoted" name, 100%22.txt', body: 'odd' };
    yield { name: 'many/in two\nlines.txt', body: 'refused' };
  }
  const names: string[] = [];
  const refused: unknown[] = [];
  for await (const { name, entry, problem } of uploadAll(client, 'shared', files())) {
    if (problem) refused.push([name, problem.code]);
    else expect(entry?.path).toBe(`shared/${name}`);
    names.push(name);
  }
  expect(refused).toEqual([['many/in two\nlines.txt', 'invalid_path']]);
  expect(new Set(names).size).toBe(303);
  expect(sent.toSorted()).toEqual([...Array.from({ length: 8 }, () => 'POST'), 'PUT', 'PUT']);
  expect(most()).toBe(5);
  const there = await collect(client.paginate('/entries', { query: { folder: 'shared/many/deep', limit: 100 } }));
  expect(there).toHaveLength(300);
  expect(await (await client.download('shared/many/deep/207.txt')).text()).toBe('file 207');
});

it('does about a taken name what it was told, and says what could not be written', async () => {
  const { client } = watched();
  const large = new Uint8Array(300 * 1024);
  await client.upload('shared/taken/1.txt', 'there');
  await client.upload('shared/taken/large.bin', large);
  await client.POST('/entries', { body: { path: 'shared/taken/2.txt' } });
  const files = () => [...small('taken', 2), { name: 'taken/large.bin', body: large }];
  const results = async (onConflict: 'rename' | 'skip') =>
    Object.fromEntries(
      (await collect(uploadAll(client, 'shared', files(), { onConflict }))).map(({ name, entry, problem }) => [
        name,
        entry?.name ?? problem?.code,
      ]),
    );
  expect(await results('rename')).toEqual({
    'taken/1.txt': '1 (2).txt',
    'taken/2.txt': '2 (2).txt',
    'taken/large.bin': 'large (2).bin',
  });
  expect(await results('skip')).toEqual({
    'taken/1.txt': '1.txt',
    'taken/2.txt': 'not_a_file',
    'taken/large.bin': 'precondition_failed',
  });
});

it('throws what concerns them all, and stops when nobody listens any more', async () => {
  const stranger = createClient({ baseUrl: `http://127.0.0.1:${sheaf.port()}/api`, apiKey: 'shf_nobody', retries: 0 });
  await expect(collect(uploadAll(stranger, 'shared', small('never', 90)))).rejects.toMatchObject({
    status: 401,
  });

  const { client, sent } = watched();
  for await (const { entry } of uploadAll(client, 'shared', small('begun', 1000), { atOnce: 1 })) {
    expect(entry).toBeDefined();
    break;
  }
  expect(sent).toEqual(['POST']);
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
