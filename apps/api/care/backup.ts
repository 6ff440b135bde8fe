import { resolve, sep } from 'node:path';

import { backup as makeBackup } from '#services/backup.ts';
import { openStored } from '../src/deps.ts';
import { parse, UsageError } from './arguments.ts';
import { report } from './copied.ts';
import { createProgress } from './progress.ts';

/** Backs up into a folder, which may hold an earlier backup. @returns 1 when blobs are missing or damaged */
export async function backup(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean', default: false } }, 1);
  const folder = resolve(positionals[0] ?? '');
  const { config, stored, writeSnapshot, openStore, close } = await openStored();
  const progress = createProgress('Backed up', values.json);
  try {
    if (`${folder}${sep}`.startsWith(`${config.dataDir}${sep}`)) {
      throw new UsageError('A backup inside the data folder is lost with it. Name a folder elsewhere.');
    }
    const { engine } = config.database;
    const copied = await makeBackup(stored, { folder, engine, openStore, writeSnapshot, onProgress: progress.update });
    progress.clear();
    return report('Backed up', copied, values.json);
  } finally {
    progress.clear();
    await close();
  }
}
