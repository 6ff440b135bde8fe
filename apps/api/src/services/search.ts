import type { SearchHit } from '@sheaf/contracts';

import type { EntryKind } from '#db/tables.ts';
import { isLive, pathOf, requireActor, visibleSpaces } from '#services/access.ts';
import type { Context } from '#services/context.ts';
import { type Page, type PageInput, decodeCursor, pageOf } from '#services/cursor.ts';
import { type Ancestor, findChains } from '#services/entry-store.ts';
import { invalidInput } from '#services/error.ts';
import { highlight } from '#services/highlight.ts';
import { accessPath, notAFolder } from '#services/locate.ts';
import { parsePath } from '#services/paths.ts';
import { toEntry } from '#services/records.ts';
import { type WordHit, findBodies, findByWords } from '#services/search-store.ts';
import { wordsOf } from '#services/search-words.ts';

export interface SearchInput extends PageInput {
  readonly q: string;
  /** The path of a folder: only what lies below it. */
  readonly under?: string | undefined;
  readonly kind?: EntryKind | undefined;
  /** A media type; with nothing after the slash, every type of that kind. */
  readonly type?: string | undefined;
}

const MAX_WORDS = 16;

/**
 * Entries of the caller's spaces in which every word of `q` begins a word of the name or the text. Those that have them
 * all in the name come first, then the freshest.
 *
 * @throws ServiceError `unauthorized`, `invalid_path`, `invalid_input`, `entry_not_found`, `not_a_folder`
 */
export async function search(ctx: Context, input: SearchInput): Promise<Page<SearchHit>> {
  requireActor(ctx);
  const place = await findPlace(ctx, input.under);
  const words = wordsOf(input.q).slice(0, MAX_WORDS);
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  const found = words.length === 0 ? [] : await findHits(ctx, { input, words, place, after });
  const shown = found.slice(0, input.limit).map(({ row }) => row.id);
  const bodies = await findBodies(ctx.db, shown);
  return pageOf(
    found,
    input.limit,
    ({ row, path }) => ({
      entry: toEntry(row, path),
      highlights: highlight(words, row.name, bodies.get(row.id) ?? null),
    }),
    ({ tier, row }) => [tier, row.doc],
  );
}

interface Place {
  readonly spaceIds: readonly string[];
  readonly folderId: string | null;
}

async function findPlace(ctx: Context, under: string | undefined): Promise<Place> {
  if (under === undefined) return { spaceIds: await visibleSpaces(ctx), folderId: null };
  const { entry, space } = await accessPath(ctx, ctx.db, parsePath(under, 'under'), 'viewer');
  if (entry.kind !== 'folder') throw notAFolder();
  return { spaceIds: [space.id], folderId: entry.id };
}

type Tier = 'name' | 'text';
interface Found {
  readonly tier: Tier;
  readonly row: WordHit;
  readonly path: string;
}
interface Hunt {
  readonly input: SearchInput;
  readonly words: readonly string[];
  readonly place: Place;
  readonly after: { readonly tier: Tier; readonly doc: number } | undefined;
}

const MAX_BATCH = 4000;

/** One hit more than the page holds, if there are as many. Hits are fetched in growing batches, since some fall away. */
async function findHits(ctx: Context, hunt: Hunt): Promise<Found[]> {
  const { input, words, place, after } = hunt;
  const found: Found[] = [];
  const folders: Folders = new Map();
  for (const tier of ['name', 'text'] as const) {
    if (tier === 'name' && after?.tier === 'text') continue;
    let before = after?.tier === tier ? after.doc : undefined;
    let batch = input.limit + 1;
    while (found.length <= input.limit) {
      const { kind, type } = input;
      const rows = await findByWords(ctx.db, {
        words,
        tier,
        spaceIds: place.spaceIds,
        kind,
        type,
        before,
        limit: batch,
      });
      for (const hit of await reachable(ctx, rows, place, folders)) found.push({ tier, ...hit });
      if (rows.length < batch) break;
      before = rows.at(-1)?.doc;
      batch = Math.min(batch * 8, MAX_BATCH);
    }
  }
  return found;
}

type Folders = Map<string, readonly Ancestor[]>;

/**
 * Those that are not in the trash with a folder above them, and lie below the wanted folder. Many hits share few
 * folders, so each folder is looked up once in a search.
 */
async function reachable(ctx: Context, rows: readonly WordHit[], { folderId }: Place, folders: Folders) {
  const parents = new Set(rows.flatMap(({ parent_id: id }) => (id === null || folders.has(id) ? [] : [id])));
  for (const [id, chain] of await findChains(ctx.db, [...parents])) folders.set(id, chain);
  return rows.flatMap((row) => {
    const chain = folders.get(row.parent_id ?? '') ?? [];
    const isBelow = folderId === null || chain.some(({ id }) => id === folderId);
    return chain.length > 0 && isLive(chain) && isBelow ? [{ row, path: `${pathOf(chain)}/${row.name}` }] : [];
  });
}

function readCursor(cursor: string): { tier: Tier; doc: number } {
  const [tier, doc] = decodeCursor(cursor, ['string', 'number']);
  if (tier === 'name' || tier === 'text') return { tier, doc };
  throw invalidInput('cursor', 'The cursor is not one that this list has given.', 'invalid_cursor');
}
