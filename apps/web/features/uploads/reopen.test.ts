import { expect, test } from 'vitest';

import { blankItem } from './itemise.ts';
import { needsFolder, placeChosen } from './reopen.ts';

const date = Date.UTC(2026, 0, 15);

test('files that are chosen again are known by path, size and date', () => {
  const items = [
    lost('trip/a/note.txt'),
    lost('trip/b/note.txt'),
    lost('film.bin'),
    { ...lost('done.txt'), state: 'done' as const },
  ];
  const placesOf = (...chosen: File[]) => placeChosen(items, chosen).map(({ folder, path }) => `${folder}/${path}`);
  expect(placesOf(file('film.bin'))).toEqual(['shared/film.bin']);
  expect(placesOf(file('note.txt', { webkitRelativePath: 'trip/b/note.txt' }))).toEqual(['shared/trip/b/note.txt']);
  expect(placesOf(file('note.txt', { webkitRelativePath: 'b/note.txt' }))).toEqual(['shared/trip/b/note.txt']);
  expect(placesOf(file('film.bin', {}, 'longer'))).toEqual([]);
  expect(placesOf(file('film.bin', { lastModified: date + 1000 }))).toEqual([]);
  expect(placesOf(file('done.txt'), file('other.txt'))).toEqual([]);
});

test('a folder is asked for where one must be chosen, not where one need only be allowed', () => {
  expect(needsFolder([lost('film.bin'), lost('trip/note.txt')])).toBe(true);
  expect(needsFolder([lost('film.bin'), { ...lost('trip/note.txt'), needsPermission: true }])).toBe(false);
});

function lost(path: string) {
  const about = { size: 4, modifiedAt: new Date(date).toISOString(), state: 'lost' as const };
  return { ...blankItem(path, 'shared', path), ...about };
}

function file(name: string, about: Partial<File> = {}, content = 'text'): File {
  const made = new File([content], name, { lastModified: about.lastModified ?? date });
  Object.defineProperty(made, 'webkitRelativePath', { value: about.webkitRelativePath ?? '' });
  return made;
}
