import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import { dropEntries, forgetBelow, knownNames, placeEntries } from './folder-cache.ts';
import { keys } from './keys.ts';
import type { Folder } from './queries.ts';
import type { Entry } from './types.ts';

function entry(path: string, over: Partial<Entry> = {}): Entry {
  return {
    id: `ent_${path}`,
    kind: 'file',
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    space: 'spc_1',
    size: 1,
    contentType: 'text/plain',
    sha256: null,
    etag: null,
    version: null,
    createdAt: '2026-01-01T00:00:00Z',
    modifiedAt: '2026-01-01T00:00:00Z',
    createdBy: 'usr_1',
    ...over,
  };
}

function withFolders(...folders: [path: string, items: Entry[]][]): QueryClient {
  const client = new QueryClient();
  for (const [path, items] of folders) {
    const folder = entry(path, { kind: 'folder' });
    client.setQueryData<Folder>(keys.folder(path), {
      folder,
      role: 'editor',
      items,
      total: items.length,
      complete: true,
    });
  }
  return client;
}

describe('the folders in the cache', () => {
  it('a moved entry leaves one folder and arrives in the other', () => {
    const file = entry('s/a/x.txt');
    const client = withFolders(['s/a', [file, entry('s/a/y.txt')]], ['s/b', []]);
    placeEntries(client, [{ ...file, path: 's/b/x.txt' }]);
    expect(knownNames(client, 's/a')).toEqual(['y.txt']);
    expect(knownNames(client, 's/b')).toEqual(['x.txt']);
    expect(client.getQueryData<Folder>(keys.folder('s/a'))?.total).toBe(1);
    expect(client.getQueryData<Folder>(keys.folder('s/b'))?.total).toBe(1);
  });

  it('a changed entry keeps its place and the others keep their identity', () => {
    const file = entry('s/a/x.txt');
    const other = entry('s/a/y.txt');
    const client = withFolders(['s/a', [file, other]], ['s/b', [entry('s/b/z.txt')]]);
    const before = client.getQueryData<Folder>(keys.folder('s/b'));
    placeEntries(client, [{ ...file, size: 9 }]);
    const after = client.getQueryData<Folder>(keys.folder('s/a'));
    expect(after?.items.map((item) => item.size)).toEqual([9, 1]);
    expect(after?.items[1]).toBe(other);
    expect(client.getQueryData<Folder>(keys.folder('s/b'))).toBe(before);
  });

  it('a deleted folder takes what is known below it along', () => {
    const folder = entry('s/a', { kind: 'folder' });
    const client = withFolders(['s', [folder]], ['s/a', []], ['s/a/deep', []], ['s/ab', []]);
    dropEntries(client, [folder]);
    expect(knownNames(client, 's')).toEqual([]);
    expect(client.getQueryData(keys.folder('s/a'))).toBeUndefined();
    expect(client.getQueryData(keys.folder('s/a/deep'))).toBeUndefined();
    expect(client.getQueryData(keys.folder('s/ab'))).toBeDefined();
  });

  it('forgets nothing for a file', () => {
    const client = withFolders(['s/a', []]);
    forgetBelow(client, [entry('s/a')]);
    expect(client.getQueryData(keys.folder('s/a'))).toBeDefined();
  });
});
