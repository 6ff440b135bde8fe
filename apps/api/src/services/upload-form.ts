import type { Entry } from '@sheaf/contracts';

import { accessSpace, requireActor } from '#services/access.ts';
import { type Settle, type SpaceChange, changeSpaces } from '#services/changes.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { locate, notAFolder } from '#services/locate.ts';
import { type ParsedPath, parsePath } from '#services/paths.ts';
import { roomIn } from '#services/quota.ts';
import { type Waiting, discard, receive, setAside, takeUp } from '#services/receive.ts';
import { type OnConflict, type Target, look, save, skipped, skips } from '#services/uploads.ts';

/** A file of a form. `name` may be a path below the form's folder. */
export interface FormFile {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** What became of a file: an entry (of a skipped one, the entry that was there), or why there is none. */
export type FormOutcome = { readonly name: string; readonly size: number } & (
  | { readonly entry: Entry }
  | { readonly refusal: ServiceError }
);

/**
 * Writes several files into a folder, which need not be there yet. Each file stands alone: one that is refused does not
 * keep the others away. None of them is there before the whole form has arrived, and then all are at once.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `entry_not_found`, `forbidden`, `not_a_folder`; whatever reading
 *   the form throws, as it is
 */
export async function uploadForm(
  ctx: Context,
  input: {
    folder: string;
    onConflict: OnConflict;
    files: AsyncIterable<FormFile>;
    signal?: AbortSignal | undefined;
  },
  settle?: Settle<FormOutcome[]>,
): Promise<FormOutcome[]> {
  requireActor(ctx);
  const folder = parsePath(input.folder, 'folder');
  const spaceId = await checkFolder(ctx, folder);
  const arriving: Promise<Arrived>[] = [];
  try {
    await takeIn(ctx, input, arriving);
    const arrived = await Promise.all(arriving);
    const { outcomes, unused } = await changeSpaces(
      ctx,
      async () => [spaceId],
      (change) => saveAll(ctx, change, arrived),
      settle && ((tx, saved) => settle(tx, saved.outcomes)),
    );
    for (const received of unused) await discard(ctx, received);
    return outcomes;
  } catch (error) {
    for (const item of await Promise.allSettled(arriving)) {
      if (item.status === 'fulfilled' && 'received' in item.value) await discard(ctx, item.value.received, error);
    }
    throw error;
  }
}

/** Gives the id of the folder's space. */
async function checkFolder(ctx: Context, path: ParsedPath): Promise<string> {
  const { space } = await accessSpace(ctx, ctx.db, { space: path.space, role: 'editor', missing: 'entry_not_found' });
  if (path.names.length === 0) return space.id;
  const spot = await locate(ctx.db, space, path.names);
  if (spot.blocked || spot.entry?.kind === 'file') throw notAFolder();
  return space.id;
}

/** A file whose bytes are safe but belong nowhere yet, or whose outcome is known already. */
type Arrived = { readonly target: Target; readonly received: Waiting; readonly file: Named } | FormOutcome;
type Named = Pick<FormOutcome, 'name' | 'size'>;

/** So many small files are made durable together: their syncs share the way to the disk. */
const TOGETHER = 16;
const SMALL_BYTES = 64 * 1024;

/** Reads one file after another; while small ones are made durable, the next are read. */
async function takeIn(
  ctx: Context,
  { files, ...terms }: Omit<Terms, 'waitingBytes'> & { readonly files: AsyncIterable<FormFile> },
  arriving: Promise<Arrived>[],
): Promise<void> {
  let [waitingBytes, durable] = [0, 0];
  for await (const { name, body } of files) {
    const counted = count(body);
    const item = arrive(ctx, { ...terms, waitingBytes }, { name, counted });
    // Someone awaits it soon; until then a failure is not unhandled.
    item.catch(() => {});
    arriving.push(item);
    const read = await Promise.race([counted.whole, item.then(() => 0)]);
    waitingBytes += read;
    if (read <= SMALL_BYTES && arriving.length - durable < TOGETHER) continue;
    await Promise.all(arriving.slice(durable));
    durable = arriving.length;
  }
}

interface Terms {
  readonly folder: string;
  readonly onConflict: OnConflict;
  /** Of the files before it, which are not counted yet. */
  readonly waitingBytes: number;
  readonly signal?: AbortSignal | undefined;
}

async function arrive(
  ctx: Context,
  { folder, onConflict, waitingBytes, signal }: Terms,
  { name, counted }: { readonly name: string; readonly counted: Counted },
): Promise<Arrived> {
  try {
    const target = { path: parsePath(`${folder}/${name}`), onConflict, precondition: undefined };
    const { space, spot } = await look(ctx, ctx.db, target);
    if (skips(target, spot)) return { name, size: 0, entry: skipped(spot, spot.entry).entry };
    const room = roomIn(ctx, space) - waitingBytes;
    const received = await receive(ctx, { name: spot.entry?.name ?? spot.name, room, body: counted.body, signal });
    return { target, received: setAside(received), file: { name, size: counted.size() } };
  } catch (refusal) {
    if (!(refusal instanceof ServiceError) || signal?.aborted === true) throw refusal;
    return { name, size: counted.size(), refusal };
  }
}

interface Saved {
  readonly outcomes: FormOutcome[];
  /** Bytes that no file came to have. */
  readonly unused: Waiting[];
}

async function saveAll(ctx: Context, change: SpaceChange, arrived: readonly Arrived[]): Promise<Saved> {
  const saved: Saved = { outcomes: [], unused: [] };
  for (const item of arrived) {
    if (!('received' in item)) {
      saved.outcomes.push(item);
      continue;
    }
    const { file, target, received } = item;
    const uploaded = await refusable(async () => save(ctx, change, target, await takeUp(ctx, received)));
    const isUsed = 'entry' in uploaded && uploaded.outcome !== 'skipped';
    if (!isUsed) saved.unused.push(received);
    saved.outcomes.push(
      'entry' in uploaded ? { ...file, entry: uploaded.entry } : { ...file, refusal: uploaded.refusal },
    );
  }
  return saved;
}

/** A place is refused before anything is written there, so a refusal leaves nothing to undo. */
async function refusable<T>(work: () => Promise<T>): Promise<T | { readonly refusal: ServiceError }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceError) return { refusal: error };
    throw error;
  }
}

interface Counted {
  readonly body: AsyncIterable<Uint8Array>;
  /** How many bytes were read so far. */
  readonly size: () => number;
  /** Resolves with the size once all of them were read, and never when reading stops before. */
  readonly whole: Promise<number>;
}

function count(source: AsyncIterable<Uint8Array>): Counted {
  const { promise: whole, resolve } = Promise.withResolvers<number>();
  let size = 0;
  async function* body(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.byteLength;
      yield chunk;
    }
    resolve(size);
  }
  return { body: body(), size: () => size, whole };
}
