import type { EntryRow } from '#db/tables.ts';
import { requireActor } from '#services/access.ts';
import { type TreeRow, readTrees } from '#services/archive-store.ts';
import { readBlobs } from '#services/blob-readers.ts';
import type { Context } from '#services/context.ts';
import { listLiveChildIds } from '#services/entry-store.ts';
import { ServiceError } from '#services/error.ts';
import { accessPath, notAFolder } from '#services/locate.ts';
import { parsePath } from '#services/paths.ts';
import { type ZipItem, zip } from '#services/zip.ts';

/** A zip archive that is yet to be made. */
export interface Archive {
  /** Of the file that it is saved as. */
  readonly name: string;
  /** @throws ServiceError `archive_too_large`, `unavailable` when too much is on its way already */
  read(): Promise<ReadableStream<Uint8Array>>;
}

/**
 * What is at a path, or some entries of the folder there, as an archive.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `not_a_folder`
 */
export async function openArchive(
  ctx: Context,
  input: { path: string; entries?: readonly string[] | undefined },
): Promise<Archive> {
  requireActor(ctx);
  const { entry, path } = await accessPath(ctx, ctx.db, parsePath(input.path), 'viewer');
  const rootIds = input.entries === undefined ? [entry.id] : await selected(ctx, entry, input.entries);
  return archiveOf(ctx, path, rootIds);
}

/** These entries as an archive. @param path of what it is named after */
export function archiveOf(ctx: Context, path: string, rootIds: readonly string[]): Archive {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { name: `${name}.zip`, read: () => read(ctx, rootIds) };
}

async function selected(ctx: Context, folder: EntryRow, entries: readonly string[]): Promise<string[]> {
  if (folder.kind !== 'folder') throw notAFolder();
  const wanted = [...new Set(entries)];
  const found = await listLiveChildIds(ctx.db, folder.id, wanted);
  if (found.size === wanted.length) return wanted;
  throw new ServiceError('entry_not_found', { detail: 'Not all of the entries are in this folder.' });
}

/** How many entries the archives on their way have, all together: they are held in memory until they are sent. */
let held = 0;

async function read(ctx: Context, rootIds: readonly string[]): Promise<ReadableStream<Uint8Array>> {
  const reader = await readBlobs(ctx);
  const rows: TreeRow[] = [];
  const end = async () => {
    held -= rows.length;
    rows.length = 0;
    await reader.end();
  };
  try {
    await listRows(ctx, rootIds, rows);
    return streamOf(zip(itemsOf(ctx, rows)), {
      onError: (error) => ctx.log.error({ err: error, requestId: ctx.requestId }, 'an archive broke off'),
      onEnd: end,
    });
  } catch (error) {
    await end();
    throw error;
  }
}

/** Room for two archives of the largest size, or for many small ones. */
const HELD_ARCHIVES = 2;

async function listRows({ db, maxArchiveEntries: max }: Context, rootIds: readonly string[], rows: TreeRow[]) {
  for await (const some of readTrees(db, rootIds, max + 1)) {
    held += some.length;
    for (const row of some) rows.push(row);
    if (rows.length > max) {
      throw new ServiceError('archive_too_large', { detail: `An archive has at most ${max} entries.` });
    }
    if (held <= max * HELD_ARCHIVES) continue;
    const detail = 'Other archives are on their way. Try again in a moment.';
    throw new ServiceError('unavailable', { detail, retryAfterSeconds: 30 });
  }
}

function* itemsOf(ctx: Context, rows: readonly TreeRow[]): Generator<ZipItem> {
  for (const { path, modified_at: modified, content_type: type, blob_key: key, size } of rows) {
    const item = { path: path.replace(DRIVE, '$1\ua789'), modifiedAt: new Date(modified) };
    const open = () => ctx.blobs.open(key ?? '', { start: 0, end: (size ?? 0) - 1 });
    yield { ...item, file: key === null ? null : { size: size ?? 0, shrinks: !PACKED.test(type ?? ''), open } };
  }
}

/** `c:notes.txt` is a name like any other here, and a place on a drive where it is unpacked: it gets another colon. */
const DRIVE = /^([a-z]):/i;

/** Types that are packed already: packing them again takes twenty times as long and saves nothing. */
const PACKED =
  /^(?:audio\/(?!wav)|video\/|image\/(?!bmp|svg|tiff)|font\/woff|application\/(?:gzip|java-archive|pdf|vnd\.openxml|vnd\.oasis|zip|zstd|x-(?:7z|bzip2|lzip|rar|xz)|.*\+zip))/;

function streamOf(
  chunks: AsyncGenerator<Uint8Array>,
  { onError, onEnd }: { onError(error: unknown): void; onEnd(): Promise<void> },
): ReadableStream<Uint8Array> {
  let isCancelled = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await chunks.next();
          // While it was made, the reader may have gone.
          if (isCancelled) return;
          if (!next.done) return controller.enqueue(next.value);
          await onEnd();
          controller.close();
        } catch (error) {
          if (isCancelled) return;
          onError(error);
          await onEnd();
          throw error;
        }
      },
      async cancel() {
        isCancelled = true;
        await chunks.return(undefined);
        await onEnd();
      },
    },
    { highWaterMark: 0 },
  );
}
