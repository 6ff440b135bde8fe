import { resolve } from 'node:path';

import { restore as restoreBackup } from '#services/backup.ts';
import { openEmpty } from '../src/deps.ts';
import { parse } from './arguments.ts';
import { report } from './copied.ts';
import { createProgress } from './progress.ts';

/** Puts a backup into the empty place that the configuration names. @returns 1 when blobs are missing or damaged */
export async function restore(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean', default: false } }, 1);
  const folder = resolve(positionals[0] ?? '');
  const { engine, blobs, openStore, placeSnapshot } = await openEmpty();
  const progress = createProgress('Restored', values.json);
  try {
    const copied = await restoreBackup({
      folder,
      engine,
      blobs,
      openStore,
      placeSnapshot,
      onProgress: progress.update,
    });
    progress.clear();
    return report('Restored', copied, values.json);
  } finally {
    progress.clear();
  }
}
