import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { syncFolder } from '#blobs/sync-folder.ts';
import { systemCode } from '#blobs/system-error.ts';

export const KEY = /^[0-9a-f]{40}$/;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Walks `blobs/3/f2`, one folder at a time: their names are how keys begin, so the order is that of the keys. */
export async function* listKeys(folder: string): AsyncGenerator<string> {
  for (const first of await namesIn(folder, /^[0-9a-f]$/)) {
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
      yield* await namesIn(join(folder, first, second), KEY);
    }
  }
}

/** What else lies there, such as `lost+found`, is not ours. */
async function namesIn(folder: string, ours: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => ours.test(name)).toSorted();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

export function placeAside(folder: string, key: string): string {
  return join(folder, key);
}

/** Its time says from now on when it was set aside. */
export async function setAside(place: string, aside: string): Promise<void> {
  const now = new Date();
  if (await found(utimes(place, now, now))) await move(place, aside);
}

export async function putBack(place: string, aside: string): Promise<boolean> {
  return move(aside, place);
}

/** False when it is not there. */
export async function move(from: string, to: string): Promise<boolean> {
  if (!(await found(rename(from, to)))) return false;
  // The new place first: after a power cut a blob may be in both, never in none.
  await syncFolder(dirname(to));
  await syncFolder(dirname(from));
  return true;
}

async function found(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

export async function dropOldAside(folder: string): Promise<void> {
  for (const name of await namesIn(folder, KEY)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > WEEK_MS) await rm(path, { force: true });
  }
}
