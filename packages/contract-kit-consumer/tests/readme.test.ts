import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { bin, compilers } from './compilers.ts';
import { run } from './run.ts';

const readme = await readFile(join(inject('project'), 'node_modules/@sheaf/contract-kit/README.md'), 'utf8');
const [steps = '', ...rest] = readme.split(/^(?=## How to)/m);
const howTo = rest.join('');
const testing = /^## Testing$.*?(?=^## )/ms.exec(howTo)?.[0] ?? '';

/** What a Next app has, and the line that the README adds. */
const tsconfig = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['dom', 'dom.iterable', 'esnext'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    isolatedModules: true,
    allowImportingTsExtensions: true,
    types: ['node'],
  },
};

it('names the file of every sample', () => {
  const samples = Array.from(readme.matchAll(/^```ts\n(.*)$/gm), ([, line = '']) => line);
  expect(samples.length).toBeGreaterThan(15);
  expect(samples.filter((line) => !line.startsWith('// '))).toEqual([]);
});

it('gives the section of an RFC that the code follows, too', async () => {
  const table = readme.slice(readme.indexOf('## Every rule'));
  const sources = Array.from(table.matchAll(/RFC (\d+)(?:, ([\d.]+))?/g), ([, rfc = '', section = '']) => ({
    rfc,
    section,
  }));
  const code = await run('grep', ['-rhE', 'RFC [0-9]+', join(import.meta.dirname, '../../contract-kit/src')], '.');
  const lines = code.split('\n');
  const unknown = sources.filter(
    ({ rfc, section }) => !lines.some((line) => line.includes(`RFC ${rfc}`) && line.includes(section)),
  );
  expect(sources.length).toBeGreaterThan(20);
  expect(unknown).toEqual([]);
});

describe('the five steps', () => {
  const app = join(inject('project'), 'steps');

  beforeAll(async () => {
    await write(app, steps + testing);
    await run('node', ['scripts/openapi.ts'], app);
    await run(join(bin, 'openapi-typescript'), ['openapi.yaml', '--output', 'src/schema.gen.ts'], app);
  });

  it('compile', async () => {
    await run(compilers['TypeScript 7'], ['-p', '.'], app);
  });

  it('pass the tests that the README writes for them', async () => {
    expect(await run('node', ['--test', 'tests/notes.test.ts'], app)).toMatch(/^(ℹ|#) pass 4$/m);
  });
});

describe('the app that has every sample', () => {
  const app = join(inject('project'), 'every-sample');
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    await write(app, readme);
    await run('node', ['scripts/openapi.ts'], app);
    await run(join(bin, 'openapi-typescript'), ['openapi.yaml', '--output', 'src/schema.gen.ts'], app);
    server = spawn('node', ['server.ts'], {
      cwd: app,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit').then(() => Promise.reject(new Error('server.ts has ended.')));
    const [printed] = await Promise.race([once(server.stdout ?? server, 'data'), ended]);
    ended.catch(() => {});
    url = String(printed).trim();
  });
  afterAll(async () => {
    server.kill('SIGTERM');
    // Exits by itself once it has drained.
    if (server.exitCode === null) await once(server, 'exit');
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
  const send = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { method, body, headers: { 'content-type': 'application/json', ...headers } });

  it.each(Object.entries(compilers))('compiles with %s', async (_name, tsc) => {
    await run(tsc, ['-p', '.'], app);
  });

  it('writes and reads a note through the lane, as the typed client does', async () => {
    const made = await send('POST', '/notes', '{"text":"Buy milk"}', { authorization: 'Bearer secret' });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const script = `const { textOf } = await import('#client.ts'); console.log(await textOf('${id}'), await textOf('nothing'))`;
    const client = (await readFile(join(app, 'src/client.ts'), 'utf8')).replace('http://localhost:3000/api', url);
    await writeFile(join(app, 'src/client.ts'), client);
    expect(await run('node', ['--input-type=module', '--eval', script], app)).toBe('Buy milk Note not found\n');
  });

  it('stands whatever the README’s fuzz test sends', async () => {
    const env = { ...process.env, API_URL: url };
    expect(await run('node', ['--test', 'tests/fuzz.test.ts'], app, env)).toMatch(/^(ℹ|#) pass 1$/m);
  });

  it('refuses as it says', async () => {
    expect((await send('POST', '/notes', '{}')).status).toBe(401);
    expect((await send('POST', '/notes', '{}', { authorization: 'Bearer read-only' })).status).toBe(403);
    const patch = await send('PATCH', '/notes', '{}');
    expect([patch.status, patch.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect((await get('/nothing')).status).toBe(404);
  });

  it('converts query, headers and cookies, and sends its own', async () => {
    const answer = await get('/greeting?times=2', { 'x-name': 'Ada', cookie: 'language=de' });
    expect(await answer.json()).toEqual({ text: 'Hallo Ada, Hallo Ada' });
    expect(answer.headers.get('content-language')).toBe('de');
    expect(answer.headers.getSetCookie()).toEqual(['language=de; Path=/', 'greeted=1; Path=/']);
    expect(answer.headers.get('cache-control')).toBe('private, max-age=60');
    expect((await get('/greeting?times=9')).status).toBe(400);
  });

  it('makes one thing of a request that is sent again', async () => {
    const order = (what: string, key: string) =>
      send('POST', '/orders', JSON.stringify({ what }), { 'idempotency-key': key });
    const numbers = [await order('milk', '"a"'), await order('milk', '"a"'), await order('milk', '"b"')];
    expect(await Promise.all(numbers.map((answer) => answer.json()))).toEqual([1, 1, 2].map((number) => ({ number })));
    expect((await order('bread', '"a"')).status).toBe(409);
  });

  it('negotiates media types both ways', async () => {
    expect(await (await send('POST', '/echo', '{"text":"a"}')).json()).toEqual({ text: 'a' });
    const text = await send('POST', '/echo', 'b', { 'content-type': 'text/plain', accept: 'text/plain' });
    expect([await text.text(), text.headers.get('vary')]).toEqual(['b', 'Accept']);
    expect((await send('POST', '/echo', '{"text":"a"}', { accept: 'image/png' })).status).toBe(406);
    expect((await send('POST', '/echo', 'a', { 'content-type': 'text/csv' })).status).toBe(415);
  });

  it('streams lines and events', async () => {
    expect(await (await get('/ticks')).text()).toBe('{"count":1}\n{"count":2}\n{"count":3}\n');
    const events = await (await get('/ticks', { accept: 'text/event-stream' })).text();
    expect(events).toContain('id: 3\nevent: tick\ndata: {"count":3}\n\n');
  });

  it('lets nobody overwrite what somebody else has changed', async () => {
    const etag = (await get('/board')).headers.get('etag') ?? '';
    expect((await get('/board', { 'if-none-match': etag })).status).toBe(304);
    expect((await send('PUT', '/board', '{"text":"a"}')).status).toBe(428);
    expect((await send('PUT', '/board', '{"text":"a"}', { 'if-match': etag })).status).toBe(200);
    expect((await send('PUT', '/board', '{"text":"b"}', { 'if-match': etag })).status).toBe(412);
  });

  it('sends ranges and takes forms', async () => {
    const part = await get('/picture', { range: 'bytes=1-3' });
    expect([part.status, await part.text()]).toEqual([206, 'svg']);
    expect(part.headers.get('content-disposition')).toBe(
      `inline; filename="_bersicht.svg"; filename*=UTF-8''%C3%9Cbersicht.svg`,
    );
    expect((await get('/picture', { range: 'bytes=999-' })).status).toBe(416);
    const form = new FormData();
    form.append('folder', 'docs');
    for (const text of ['abc', 'de']) form.append('file', new Blob([text]), 'a.txt');
    const uploaded = await fetch(`${url}/uploads`, { method: 'POST', body: form });
    expect([uploaded.status, await uploaded.json()]).toEqual([201, { sizes: [3, 2] }]);
  });

  it('lets other origins call, and vouches for bytes', async () => {
    const origin = 'https://app.example.org';
    const digest = `sha-256=:${createHash('sha256').update('{"text":"abc"}').digest('base64')}:`;
    const stored = await send('PUT', '/open', '{"text":"abc"}', { origin, 'content-digest': digest });
    expect([stored.status, stored.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    const changed = await send('PUT', '/open', '{"text":"abd"}', { 'content-digest': digest });
    expect([changed.status, changed.headers.get('access-control-allow-origin')]).toEqual([422, null]);
  });

  it('limits how often somebody calls', async () => {
    const left = [];
    for (const _ of [1, 2]) left.push((await get('/limited')).headers.get('ratelimit')?.split(';')[1]);
    expect(left).toEqual(['r=1', 'r=0']);
    const refused = await get('/limited');
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
  });

  it('ends what takes too long, and says what is retired', async () => {
    const slow = await get('/slow');
    expect([slow.status, slow.headers.has('retry-after')]).toEqual([503, true]);
    expect(await (await get('/legacy')).json()).toEqual({ text: 'as it was' });
  });
});

/** Writes every sample where its first line says, with what its app has beside it. */
async function write(app: string, text: string): Promise<void> {
  const manifest = /^```json\n(.*?)^```$/ms.exec(readme)?.[1] ?? '{}';
  await save(join(app, 'package.json'), manifest);
  await save(join(app, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const [, path = '', source = ''] of text.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)) {
    await save(join(app, path), source);
  }
}

async function save(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
