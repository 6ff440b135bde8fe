import { expect, test } from 'vitest';

import { lostConnection, memoryServer, problem } from './testing/memory-server.ts';
import { files, finished, hang, requests, start, states, until } from './testing/queue.ts';
import type { Collected } from './upload-item.ts';

const large = 'x'.repeat(300 * 1024);

test('uploads small files together and large ones by themselves, and tells how far it is', async () => {
  const { queue, server } = start();
  await queue.add('shared', files({ 'a.txt': 'one', 'b.txt': 'two', 'big.bin': large, 'trip/c.txt': 'three' }));
  const { progress, loaded, total } = await finished(queue);
  expect(Object.fromEntries(server.content)).toEqual({
    'shared/a.txt': 'one',
    'shared/b.txt': 'two',
    'shared/big.bin': large,
    'shared/trip': null,
    'shared/trip/c.txt': 'three',
  });
  expect(requests(server)).toEqual(['form 3', 'put shared/big.bin']);
  expect([progress, loaded, total]).toEqual([1, total, large.length + 11]);
});

test('tells of every entry that is saved', async () => {
  const saved: string[] = [];
  const { queue } = start({}, { onSaved: (entry) => saved.push(entry.path) });
  await queue.add('shared', { ...files({ 'a.txt': 'a', 'b.bin': large }), folders: ['empty'] });
  await finished(queue);
  expect(saved.toSorted()).toEqual(['shared/a.txt', 'shared/b.bin', 'shared/empty']);
});

test('makes empty folders, and minds not when they are there', async () => {
  const { queue, server } = start({ 'shared/old': null });
  await queue.add('shared', { files: [], folders: ['old', 'new/deep'], unreadable: [] });
  expect(await states(queue)).toEqual({ old: 'done', 'new/deep': 'done' });
  expect(server.content.get('shared/new/deep')).toBeNull();
});

test('reports what could not be read', async () => {
  const { queue } = start();
  await queue.add('shared', { files: [], folders: [], unreadable: [{ path: 'trip/gone.txt', reason: 'It is gone.' }] });
  const { items } = await finished(queue);
  expect(items).toMatchObject([{ path: 'trip/gone.txt', state: 'failed', error: 'It is gone.', canRetry: false }]);
});

test.each([
  ['small', 'one'],
  ['large', large],
])('a %s file that cannot be read any more fails, and the others arrive', async (_, text) => {
  const { queue } = start();
  const gone = new File([text], 'gone');
  const notFound = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  Object.assign(gone, { arrayBuffer: notFound, slice: () => ({ arrayBuffer: notFound }) });
  const { files: others } = files({ 'a.txt': 'a', 'b.bin': large });
  await queue.add('shared', { files: [{ path: 'gone', file: gone }, ...others], folders: [], unreadable: [] });
  expect(await states(queue)).toEqual({ gone: 'failed', 'a.txt': 'done', 'b.bin': 'done' });
});

test.each([
  ['small', 'one', 'other'],
  ['large', large, `${large}!`],
])('asks about a %s name that is taken, before any of its bytes travel', async (_, mine, theirs) => {
  const { queue, server } = start({ 'shared/A.txt': theirs });
  await queue.add('shared', files({ 'a.txt': mine }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 1);
  expect(items[0]?.existing).toMatchObject({ kind: 'file', name: 'A.txt', size: theirs.length });
  expect(requests(server)).toEqual([]);
});

test.each([
  ['version', { 'shared/a.txt': 'mine', 'shared/b.bin': large }],
  [
    'rename',
    { 'shared/a.txt': 'their text', 'shared/b.bin': 'b', 'shared/a (2).txt': 'mine', 'shared/b (2).bin': large },
  ],
  ['skip', { 'shared/a.txt': 'their text', 'shared/b.bin': 'b' }],
] as const)('does what was chosen for all: %s', async (choice, expected) => {
  const { queue, server } = start({ 'shared/a.txt': 'their text', 'shared/b.bin': 'b' });
  await queue.add('shared', files({ 'a.txt': 'mine', 'b.bin': large }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 2);
  queue.resolve(items[0]!.id, choice, true);
  expect((await finished(queue)).counts).toMatchObject(choice === 'skip' ? { skipped: 2 } : { done: 2 });
  expect(Object.fromEntries(server.content)).toEqual(expected);
});

test('asks again about what was skipped with the others and is wanted after all', async () => {
  const { queue, server } = start({ 'shared/a.txt': 'their text', 'shared/b.txt': 'their text' });
  await queue.add('shared', files({ 'a.txt': 'mine', 'b.txt': 'mine' }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 2);
  queue.resolve(items[0]!.id, 'skip', true);
  await until(queue, ({ counts }) => counts.skipped === 2);
  queue.retry(items[1]!.id);
  await until(queue, ({ counts }) => counts.conflict === 1);
  queue.resolve(items[1]!.id, 'version', false);
  await finished(queue);
  expect(Object.fromEntries(server.content)).toEqual({ 'shared/a.txt': 'their text', 'shared/b.txt': 'mine' });
});

test('one answer is for one file when it is not for all', async () => {
  const { queue, server } = start({ 'shared/a.txt': 'theirs a', 'shared/b.txt': 'theirs b' });
  await queue.add('shared', files({ 'a.txt': 'mine', 'b.txt': 'mine' }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 2);
  queue.resolve(items[0]!.id, 'version', false);
  await until(queue, ({ counts }) => counts.done === 1 && counts.conflict === 1);
  expect(server.content.get('shared/b.txt')).toBe('theirs b');
});

test.each([
  ['small', 'mine'],
  ['large', large],
])('asks about a %s name that was taken in the meantime, and keeps to the answer for all', async (_, text) => {
  const { queue, server } = start();
  server.before = (request) => {
    if (!/^(put|form)/.test(request)) return;
    server.content.set('shared/a', 'theirs').set('shared/b', 'theirs');
    server.before = () => {};
  };
  await queue.add('shared', files({ a: text, b: text }));
  const { items } = await until(queue, ({ counts }) => counts.conflict > 0);
  queue.resolve(items.find(({ state }) => state === 'conflict')!.id, 'rename', true);
  await finished(queue);
  expect(Object.fromEntries(server.content)).toEqual({
    'shared/a': 'theirs',
    'shared/b': 'theirs',
    'shared/a (2)': text,
    'shared/b (2)': text,
  });
});

test('the very same bytes are there already: nothing to ask, nothing to send', async () => {
  const { queue, server } = start({ 'shared/a.txt': 'same', 'shared/b.bin': large });
  await queue.add('shared', files({ 'a.txt': 'same', 'b.bin': large }));
  expect(await states(queue)).toEqual({ 'a.txt': 'done', 'b.bin': 'done' });
  expect(requests(server)).toEqual([]);
});

test.each([
  ['small', 'mine'],
  ['large', large],
])('a folder has the name of a %s file: never a new version of that', async (_, text) => {
  const { queue, server } = start({ 'shared/a': null });
  await queue.add('shared', files({ a: text }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 1);
  expect(items[0]?.existing?.kind).toBe('folder');
  queue.resolve(items[0]!.id, 'version', false);
  queue.resolve(items[0]!.id, 'rename', false);
  await finished(queue);
  expect(server.content.get('shared/a (2)')).toBe(text);
});

test.each([
  ['small', 'mine'],
  ['large', large],
])('tries a %s file again when the connection is lost, and knows its own bytes', async (_, text) => {
  const { queue, server } = start();
  let lost = 0;
  server.after = () => {
    lost += 1;
    if (lost === 1) throw lostConnection();
  };
  await queue.add('shared', files({ 'a.txt': text }));
  expect(await states(queue)).toEqual({ 'a.txt': 'done' });
  expect([...server.content]).toEqual([['shared/a.txt', text]]);
});

test('gives up in the end, and tries again when asked to', async () => {
  const { queue, server } = start();
  server.before = (request) => {
    if (request.startsWith('put')) throw lostConnection();
  };
  await queue.add('shared', files({ 'big.bin': large }));
  expect((await finished(queue)).items[0]).toMatchObject({ state: 'failed', error: 'Server not reachable' });
  server.before = () => {};
  queue.retryFailed();
  await until(queue, ({ counts }) => counts.done === 1);
});

test('one file that is refused does not keep the others of its form from arriving', async () => {
  const { queue, server } = start();
  server.before = (request) => {
    if (request.startsWith('form')) throw problem(400, 'invalid_input');
    if (request === 'put shared/con') throw problem(400, 'invalid_path');
  };
  await queue.add('shared', files({ 'a.txt': 'a', con: 'b', 'c.txt': 'c' }));
  expect(await states(queue)).toEqual({ 'a.txt': 'done', con: 'failed', 'c.txt': 'done' });
});

test('names that a form would change go alone', async () => {
  const { queue, server } = start({ 'shared/say "x".txt': 'theirs' });
  await queue.add('shared', files({ 'say "hi".txt': 'a', 'say "x".txt': 'mine', '50%22.txt': 'c' }));
  const { items } = await until(queue, ({ counts }) => counts.conflict === 1 && counts.done === 2);
  queue.resolve(items.find(({ state }) => state === 'conflict')!.id, 'rename', false);
  await finished(queue);
  expect([...server.content.keys()].toSorted()).toEqual([
    'shared/50%22.txt',
    'shared/say "hi".txt',
    'shared/say "x" (2).txt',
    'shared/say "x".txt',
  ]);
});

test('done is only what the server has bit for bit', async () => {
  const { queue, server } = start();
  const put = server.put.bind(server);
  server.put = async (...args) => ({ ...(await put(...args)), sha256: '00' });
  await queue.add('shared', files({ 'big.bin': large }));
  expect((await finished(queue)).items[0]).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('changed'),
  });
});

test('never more than five requests at the same time', async () => {
  const { queue, server } = start();
  let open = 0;
  let most = 0;
  server.before = async (request) => {
    if (!request.startsWith('put')) return;
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
  };
  await queue.add(
    'shared',
    files(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}`, `${large}${index}`]))),
  );
  await finished(queue);
  expect(most).toBe(5);
});

test('cancels one file, those of its form arrive', async () => {
  const { queue, server } = start();
  const held = hang(server, 1);
  await queue.add('shared', files({ a: 'a', b: 'b', c: 'c' }));
  const { items } = await until(queue, ({ counts }) => counts.uploading === 3);
  await held;
  queue.cancel(items[1]!.id);
  expect(await states(queue)).toEqual({ a: 'done', b: 'cancelled', c: 'done' });
  expect([...server.content.keys()]).toEqual(['shared/a', 'shared/c']);
});

test('cancels everything, questions too', async () => {
  const { queue, server } = start({ 'shared/q': 'theirs' });
  const held = hang(server, 5);
  await queue.add('shared', files({ q: 'mine', a: large, b: large, c: large, d: large, e: large, f: 'f' }));
  await until(queue, ({ counts }) => counts.uploading === 5);
  await held;
  queue.cancelAll();
  expect((await finished(queue)).counts).toMatchObject({ cancelled: 7, done: 0 });
});

test('stands still while it is paused, then goes on', async () => {
  const { queue, server } = start();
  const held = hang(server, 1);
  await queue.add('shared', files({ a: large }));
  await until(queue, ({ counts }) => counts.uploading === 1);
  await held;
  queue.pause();
  await until(queue, ({ counts, paused }) => paused && counts.waiting === 1);
  queue.resume();
  expect(await states(queue)).toEqual({ a: 'done' });
});

test('a file that can be gone on with keeps its place while it is paused, and is given up when it is cancelled', async () => {
  const { queue, server } = start();
  const huge = 'x'.repeat(server.resumableFrom);
  const put = server.put.bind(server);
  server.put = (path, file, options) => {
    options.onProgress(5);
    return put(path, file, options);
  };
  const held = hang(server, 1);
  await queue.add('shared', files({ 'huge.bin': huge }));
  await held;
  queue.pause();
  const { items } = await until(queue, ({ counts, paused }) => paused && counts.waiting === 1);
  expect(items[0]?.loaded).toBe(5);
  queue.cancel(items[0]!.id);
  expect(await states(queue)).toEqual({ 'huge.bin': 'cancelled' });
  expect(requests(server)).toEqual(['discard shared/huge.bin', 'put shared/huge.bin']);
});

test('waits when the session has ended, and loses nothing', async () => {
  const { queue, server } = start();
  server.before = (request) => {
    if (/^(put|form)/.test(request)) throw problem(401, 'unauthorized');
  };
  await queue.add('shared', files({ a: 'a', b: large }));
  const { notice } = await until(queue, ({ paused, counts }) => paused && counts.waiting === 2);
  expect(notice).toContain('signed out');
  server.before = () => {};
  queue.resume();
  expect(await states(queue)).toEqual({ a: 'done', b: 'done' });
});

test('forgets what is over, but not what failed', async () => {
  const { queue, server } = start();
  server.before = (request) => {
    if (request === 'put shared/bad') throw problem(403, 'forbidden');
  };
  await queue.add('shared', files({ bad: large, good: large }));
  await finished(queue);
  queue.clearFinished();
  const { items } = await until(queue, (snapshot) => snapshot.items.length === 1);
  expect(items[0]?.name).toBe('bad');
  queue.dismiss(items[0]!.id);
  await until(queue, (snapshot) => snapshot.items.length === 0);
});

test('remembers what is to come, and forgets what is over', async () => {
  const kept = new Set<string>();
  const memory = {
    remember: (items: readonly { path: string }[]) => items.forEach(({ path }) => kept.add(path)),
    forget: ({ path }: { path: string }) => kept.delete(path),
  };
  const { queue, server } = start({ 'shared/skip': 'theirs' }, { memory });
  server.before = (request) => {
    if (request === 'put shared/bad') throw problem(403, 'forbidden');
  };
  await queue.add('shared', { ...files({ good: 'g', bad: large, skip: 'mine' }), folders: ['empty'] });
  expect(kept).toContain('skip');
  const { items } = await until(queue, ({ counts }) => counts.conflict === 1);
  queue.resolve(items.find(({ path }) => path === 'skip')!.id, 'skip', false);
  await finished(queue);
  expect([...kept]).toEqual(['bad']);
  queue.dismiss(items.find(({ path }) => path === 'bad')!.id);
  expect([...kept]).toEqual([]);
});

test('what an earlier page has left waits for its file, and goes on when that comes again', async () => {
  const { queue } = start();
  const left = { folder: 'shared', size: 1, modifiedAt: null };
  queue.restore({ closed: [{ ...left, path: 'trip/a' }], lost: [] });
  queue.restore({ closed: [], lost: ['trip/a', 'trip/b'].map((path) => ({ ...left, path })) });
  await queue.add('shared', files({ 'trip/a': 'a', 'trip/c': 'c' }));
  expect(await states(queue)).toEqual({ 'trip/a': 'done', 'trip/b': 'lost', 'trip/c': 'done' });
  expect(queue.getSnapshot().items.some(({ needsPermission }) => needsPermission)).toBe(false);
  queue.forgetLost();
  queue.clearFinished();
  await until(queue, ({ items }) => items.length === 0);
});

test('tells at once that something is read', async () => {
  const { queue } = start({}, { interval: 60_000 });
  const { promise, resolve } = Promise.withResolvers<Collected>();
  const adding = queue.add('shared', promise);
  expect(queue.getSnapshot().reading).toBe(1);
  resolve(files({ a: 'a' }));
  await adding;
  expect(queue.getSnapshot().reading).toBe(0);
});

test('5,000 files take few requests and few tellings', async () => {
  const { queue, server } = start({}, { interval: 20 });
  server.putMany = (folder, parts) =>
    Promise.all(
      parts.map(async ({ name, body }) => {
        const content = new Blob([body]);
        return { name, size: content.size, entry: await entryOf(folder, name, content) };
      }),
    );
  let tellings = 0;
  queue.subscribe(() => {
    tellings += 1;
  });
  const many = Array.from({ length: 5000 }, (_, index) => [`f${index % 40}/${index}`, `${index}`]);
  await queue.add('shared', files(Object.fromEntries(many)));
  expect((await finished(queue)).counts.done).toBe(5000);
  expect(tellings).toBeLessThan(1000);
});

async function entryOf(folder: string, name: string, body: Blob) {
  const scratch = memoryServer();
  return scratch.put(`${folder}/${name}`, new File([body], name), {
    mode: 'version',
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}
