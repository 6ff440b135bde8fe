import { expect, test } from 'vitest';

import type { UploadItem } from './upload-item.ts';
import { nothingCounted, type UploadSnapshot } from './upload-list.ts';
import { details, headline, standing } from './upload-words.ts';

test.each([
  [{}, 'Uploads', ''],
  [{ reading: 1 }, 'Reading what to upload…', ''],
  [
    { counts: { uploading: 2, waiting: 1200, done: 3 }, loaded: 1e6, total: 5e6 },
    'Uploading 1,202 files',
    '1.0 MB of 5.0 MB · 3 done',
  ],
  [{ counts: { waiting: 1 }, paused: true }, 'Paused: 1 file', '0 bytes of 0 bytes'],
  [{ counts: { waiting: 1 }, notice: 'No connection.' }, 'Uploading 1 file', 'No connection.'],
  [{ counts: { conflict: 1, failed: 2 } }, '1 name is taken', '0 bytes of 0 bytes · 2 failed'],
  [{ counts: { failed: 1, done: 4, skipped: 1 } }, '1 file not uploaded', '4 uploaded · 1 skipped'],
  [{ counts: { done: 1, cancelled: 2 } }, '1 file uploaded', '2 cancelled'],
  [{ counts: { cancelled: 2 } }, 'Nothing uploaded', '2 cancelled'],
  [{ counts: { lost: 1 } }, '1 upload not finished', 'Choose the same files again: what has arrived is skipped.'],
] as const)('says where the queue stands: %j', (patch, head, more) => {
  const snapshot = snapshotWith(patch);
  expect(headline(snapshot)).toBe(head);
  expect(details(snapshot)).toBe(more);
});

test.each([
  [{ state: 'waiting', size: 2000 }, 'Waiting · 2.0 kB'],
  [{ state: 'uploading', size: 2000, loaded: 1000 }, '1.0 kB of 2.0 kB'],
  [{ state: 'failed', error: 'Too large.' }, 'Too large.'],
  [{ state: 'lost', size: 2000 }, 'Choose it again · 2.0 kB'],
  [{ state: 'lost', size: 2000, needsPermission: true }, 'Waits for your permission · 2.0 kB'],
  [{ state: 'done', size: 2000, savedAs: 'shared/a.txt' }, '2.0 kB'],
  [{ state: 'done', savedAs: 'shared/a (2).txt' }, 'Uploaded as a (2).txt'],
  [{ state: 'done', kind: 'folder', savedAs: 'shared/a.txt' }, 'Created'],
] as const)('says where a file stands: %j', (patch, words) => {
  expect(standing({ ...file, ...patch })).toBe(words);
});

const file: UploadItem = {
  id: '1',
  kind: 'file',
  name: 'a.txt',
  folder: 'shared',
  path: 'a.txt',
  size: 0,
  modifiedAt: null,
  state: 'waiting',
  loaded: 0,
  error: null,
  savedAs: null,
  existing: null,
  needsPermission: false,
  canRetry: true,
};

function snapshotWith(patch: Partial<Omit<UploadSnapshot, 'counts'>> & { counts?: Partial<UploadSnapshot['counts']> }) {
  const counts = { ...nothingCounted, ...patch.counts };
  const items = Object.values(counts).some((count) => count > 0) ? [file] : [];
  return { items, progress: 0, loaded: 0, total: 0, reading: 0, paused: false, notice: null, ...patch, counts };
}
