import type { SharedEntry } from '@sheaf/client';
import { expect, test } from 'vitest';

import { collectFiles } from '../uploads/collect.ts';
import { createLinkUploads, type LinkUploads, type LinkUploadsOptions } from './link-uploads.ts';

test('sends each file once; what failed waits for the person', async () => {
  const sent: string[] = [];
  const uploads = start(async (path) => {
    sent.push(path);
    if (path === 'b.txt' && sent.length < 4) throw new Error('The line is down.');
    return entry(path);
  });
  await uploads.add(collectFiles(['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['1'], name))));
  await expect.poll(() => states(uploads)).toEqual({ 'a.txt': 'done', 'b.txt': 'failed', 'c.txt': 'done' });
  expect(sent).toEqual(['a.txt', 'b.txt', 'c.txt']);
  uploads.retryFailed();
  await expect.poll(() => states(uploads)).toEqual({ 'a.txt': 'done', 'b.txt': 'done', 'c.txt': 'done' });
  expect(sent).toEqual(['a.txt', 'b.txt', 'c.txt', 'b.txt']);
});

test('cancels what is under way and what waits, and sends the rest', async () => {
  const uploads = start(
    (path, _, { signal }) =>
      path === 'c.txt'
        ? Promise.resolve(entry(path))
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    1,
  );
  await uploads.add(collectFiles(['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['1'], name))));
  uploads.cancel('2');
  uploads.cancel('1');
  await expect.poll(() => states(uploads)).toEqual({ 'a.txt': 'cancelled', 'b.txt': 'cancelled', 'c.txt': 'done' });
});

function start(send: LinkUploadsOptions['send'], atOnce = 3): LinkUploads {
  return createLinkUploads({ send, atOnce, interval: 0 });
}

function states(uploads: LinkUploads): Record<string, string> {
  return Object.fromEntries(uploads.getSnapshot().items.map(({ path, state }) => [path, state]));
}

function entry(path: string): SharedEntry {
  const modifiedAt = '2026-01-01T00:00:00Z';
  return { kind: 'file', name: path, path, size: 1, contentType: 'text/plain', etag: null, modifiedAt };
}
