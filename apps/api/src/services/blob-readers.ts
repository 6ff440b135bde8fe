import { isDiskFull } from '#db/constraints.ts';
import type { Context } from '#services/context.ts';
import { newId } from '#services/ids.ts';
import { deleteReader, insertReader, renewReader } from '#services/job-store.ts';
import { keepRenewing } from '#services/renewal.ts';

const LEASE_MS = 2 * 60_000;

/** Somebody who is about to open blobs that versions name now, one after the other. */
export interface BlobReader {
  /** Lets the blobs go. */
  end(): Promise<void>;
}

/**
 * From now on no blob is deleted that a version names at this moment. Many may read at once, in any process. On a full disk
 * nobody deletes anything either, and reading goes on without.
 */
export async function readBlobs(ctx: Context): Promise<BlobReader> {
  const id = newId('job');
  const until = () => ctx.now() + LEASE_MS;
  try {
    await insertReader(ctx.db, { id, now: ctx.now(), until: until() });
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    ctx.log.warn({ err: error }, 'the blobs of an archive are not held on to');
  }
  const renew = () => renewReader(ctx.db, id, until());
  const endRenewing = keepRenewing(LEASE_MS / 8, renew, (error) =>
    ctx.log.warn({ err: error }, 'the blobs of an archive were not held on to'),
  );
  return {
    async end() {
      await endRenewing();
      try {
        await deleteReader(ctx.db, id);
      } catch (error) {
        ctx.log.warn({ err: error }, 'the blobs of an archive are held on to for two more minutes');
      }
    },
  };
}
