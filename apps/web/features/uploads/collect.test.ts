import { expect, test } from 'vitest';

import { collectFiles, collectTransfer } from './collect.ts';

test('takes whole folders, however many the browser hands out at a time, and empty ones', async () => {
  const many = Array.from({ length: 250 }, (_, index) => fileEntry(`${index}.txt`));
  const { files, folders, unreadable } = await collectTransfer(
    transfer([folderEntry('trip', [folderEntry('photos', many), folderEntry('empty', [])]), fileEntry('a.txt')]),
  );
  expect(files).toHaveLength(251);
  expect(files[0]?.path).toBe('trip/photos/0.txt');
  expect(files.at(-1)?.path).toBe('a.txt');
  expect(folders).toEqual(['trip/empty']);
  expect(unreadable).toEqual([]);
});

test('asks for every entry before the browser takes the data away', async () => {
  const data = transfer([folderEntry('a', [fileEntry('1')]), fileEntry('b')]);
  const collecting = collectTransfer(data);
  Object.assign(data, { items: [], files: [] });
  expect((await collecting).files.map(({ path }) => path)).toEqual(['a/1', 'b']);
});

test('reports what cannot be read and goes on', async () => {
  const broken = { ...fileEntry('bad.txt'), file: refuse('NotFoundError') };
  const locked = { ...folderEntry('locked', []), createReader: () => ({ readEntries: refuse('NotReadableError') }) };
  const { files, unreadable } = await collectTransfer(
    transfer([folderEntry('in', [broken, fileEntry('ok.txt')]), locked]),
  );
  expect(files.map(({ path }) => path)).toEqual(['in/ok.txt']);
  expect(unreadable).toEqual([
    { path: 'in/bad.txt', reason: 'It is not on this device any more.' },
    { path: 'locked', reason: 'This device does not let the browser read it.' },
  ]);
});

test('takes pasted files that are no entries, and leaves text alone', async () => {
  const image = new File(['x'], 'image.png');
  const items = [
    { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => image },
  ];
  expect(await collectTransfer({ items, files: [image] } as never)).toEqual({
    files: [{ path: 'image.png', file: image }],
    folders: [],
    unreadable: [],
  });
});

test('a picked folder keeps its paths', () => {
  const inside = Object.assign(new File(['x'], 'a.txt'), { webkitRelativePath: 'trip/a.txt' });
  expect(collectFiles([inside, new File(['y'], 'b.txt')]).files.map(({ path }) => path)).toEqual([
    'trip/a.txt',
    'b.txt',
  ]);
});

function transfer(entries: readonly object[]): DataTransfer {
  return { items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] } as never;
}

function fileEntry(name: string) {
  return {
    name,
    isFile: true,
    isDirectory: false,
    file: (found: (file: File) => void) => found(new File(['x'], name)),
  };
}

function folderEntry(name: string, children: readonly object[]) {
  const createReader = () => {
    let read = 0;
    return {
      readEntries: (found: (entries: readonly object[]) => void) => {
        found(children.slice(read, read + 100));
        read += 100;
      },
    };
  };
  return { name, isFile: false, isDirectory: true, createReader };
}

function refuse(name: string) {
  return (_: unknown, failed: (error: Error) => void) => failed(new DOMException('refused', name));
}
