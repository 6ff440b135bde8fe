import { describe, expect, it } from 'vitest';

import {
  ancestry,
  folderHref,
  folderOfPathname,
  isWithin,
  itemHref,
  joinPath,
  nameOf,
  parentOf,
  sharedFolderOfPathname,
  sharedHref,
} from './paths.ts';

describe('paths', () => {
  it('splits a path into folder and name', () => {
    expect(parentOf('shared/a/b.txt')).toBe('shared/a');
    expect(nameOf('shared/a/b.txt')).toBe('b.txt');
    expect(parentOf('shared')).toBe('');
    expect(joinPath('', 'shared')).toBe('shared');
    expect(joinPath('shared', 'a')).toBe('shared/a');
  });

  it('tells inside from merely alike', () => {
    expect(isWithin('shared/a/b', 'shared/a')).toBe(true);
    expect(isWithin('shared/a', 'shared/a')).toBe(true);
    expect(isWithin('shared/ab', 'shared/a')).toBe(false);
  });

  it('lists the folders on the way down', () => {
    expect(ancestry('a/b/c')).toEqual(['a', 'a/b', 'a/b/c']);
    expect(ancestry('')).toEqual([]);
  });

  it.each(['~ada', 'shared/50% off', 'shared/a#b?c', 'shared/Ärger/日本', 'shared/a+b & c'])(
    'comes back from the address of %s',
    (path) => {
      expect(folderOfPathname(new URL(folderHref(path), 'http://x').pathname)).toBe(path);
    },
  );

  it('keeps a lone percent sign', () => {
    expect(folderOfPathname('/files/shared/100%')).toBe('shared/100%');
    expect(folderOfPathname('/trash')).toBeNull();
    expect(folderOfPathname('/files')).toBeNull();
  });

  it('links to an item in its folder', () => {
    expect(itemHref({ id: 'ent_1', path: '~ada/a b/c.txt' })).toBe('/files/~ada/a%20b?open=ent_1');
  });

  it('finds the folder in the page of a link', () => {
    expect(sharedFolderOfPathname(sharedHref('secret', 'a b/50%'))).toBe('a b/50%');
    expect(sharedFolderOfPathname(sharedHref('secret'))).toBe('');
  });
});
