import { countReferences } from '#services/blob-reference-store.ts';
import { whileBlobsStay } from '#services/hold.ts';
import { findOrphans } from '#services/inventory.ts';
import { openStored } from '../src/deps.ts';
import { graceMs, parse } from './arguments.ts';
import { createProgress } from './progress.ts';

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'grace-hours': { type: 'string', default: '24' },
} as const;

/** Sets aside the blobs that belong to no file, or says which ones it would. */
export async function gc(args: string[]): Promise<number> {
  const { values } = parse(args, options);
  const { json, 'dry-run': dryRun } = values;
  const grace = graceMs(values['grace-hours']);
  const { stored, close } = await openStored();
  const progress = createProgress('Looked at', json);
  let [blobs, bytes] = [0, 0];
  const run = async () => {
    const total = await countReferences(stored.db);
    for await (const { key, size } of findOrphans(stored, grace, (done) => progress.update(done, total))) {
      if (!dryRun) await stored.blobs.setAside(key);
      progress.clear();
      console.log(json ? JSON.stringify({ key, size }) : `${key} (${size} bytes)`);
      blobs += 1;
      bytes += size;
    }
    if (!dryRun) await stored.blobs.sweep();
  };
  try {
    await (dryRun ? run() : whileBlobsStay(stored, run));
  } finally {
    progress.clear();
    await close();
  }
  const what = dryRun ? 'would be set aside' : 'set aside, to be deleted in a week';
  console.log(json ? JSON.stringify({ summary: { blobs, bytes, dryRun } }) : `${blobs} blobs, ${bytes} bytes ${what}.`);
  return 0;
}
