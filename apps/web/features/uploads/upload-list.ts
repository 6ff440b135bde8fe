import type { UploadCounts, UploadItem, UploadState } from './upload-item.ts';

/** The list as it was at one moment. */
export interface UploadSnapshot {
  readonly items: readonly UploadItem[];
  readonly counts: UploadCounts;
  /** How much of the work is done, from 0 to 1. */
  readonly progress: number;
  /** Bytes of what is to arrive: sent, and all. */
  readonly loaded: number;
  readonly total: number;
  /** Folders that are being read, whose files are not in the list yet. */
  readonly reading: number;
  readonly paused: boolean;
  /** Why nothing moves, for a person to read. */
  readonly notice: string | null;
}

export interface UploadList {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => UploadSnapshot;
  readonly get: (id: string) => UploadItem | undefined;
  readonly all: () => readonly UploadItem[];
  readonly counts: UploadCounts;
  readonly append: (items: readonly UploadItem[]) => void;
  readonly change: (id: string, patch: Partial<UploadItem>) => void;
  readonly remove: (unwanted: (item: UploadItem) => boolean) => void;
  readonly describe: (patch: Partial<Pick<UploadSnapshot, 'reading' | 'paused' | 'notice'>>) => void;
}

export const nothingCounted: UploadCounts = {
  waiting: 0,
  uploading: 0,
  conflict: 0,
  done: 0,
  failed: 0,
  cancelled: 0,
  skipped: 0,
  lost: 0,
};

/** What nobody waits for. */
const outside: ReadonlySet<UploadState> = new Set(['cancelled', 'skipped', 'lost']);

/** A file is some work whatever its size: thousands of empty ones shall move the bar too. */
const workPerFile = 8192;

/**
 * Items in order, with sums that cost the same however many there are. Listeners hear of changes a few times a second
 * (`interval` milliseconds), not of each.
 */
export function createUploadList(interval = 80): UploadList {
  let items: UploadItem[] = [];
  let places = new Map<string, number>();
  const counts: Record<UploadState, number> = { ...nothingCounted };
  const work = { done: 0, all: 0, loaded: 0, total: 0 };
  const listeners = new Set<() => void>();
  let about: Pick<UploadSnapshot, 'reading' | 'paused' | 'notice'> = { reading: 0, paused: false, notice: null };
  let snapshot = take();
  let timer: ReturnType<typeof setTimeout> | null = null;

  return {
    counts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    get: (id) => items[places.get(id) ?? -1],
    all: () => items,
    append(added) {
      for (const item of added) {
        places.set(item.id, items.length);
        items.push(item);
        count(item, 1);
      }
      tell();
    },
    change(id, patch) {
      const place = places.get(id);
      const before = place === undefined ? undefined : items[place];
      if (place === undefined || !before) return;
      const after = { ...before, ...patch };
      count(before, -1);
      count(after, 1);
      items[place] = after;
      tell();
    },
    remove(unwanted) {
      const kept = items.filter((item) => !unwanted(item));
      if (kept.length === items.length) return;
      for (const item of items) count(item, -1);
      items = kept;
      for (const item of items) count(item, 1);
      places = new Map(items.map((item, place) => [item.id, place]));
      tell();
    },
    describe(patch) {
      about = { ...about, ...patch };
      // Rare, and what somebody has just asked for: the screen shows it in the same moment.
      tellNow();
    },
  };

  function count(item: UploadItem, by: 1 | -1): void {
    counts[item.state] += by;
    if (outside.has(item.state)) return;
    const over = item.state === 'done' || item.state === 'failed';
    work.all += by * (item.size + workPerFile);
    work.done += by * (over ? item.size + workPerFile : item.loaded);
    work.total += by * item.size;
    work.loaded += by * (item.state === 'done' ? item.size : item.loaded);
  }

  function take(): UploadSnapshot {
    const { loaded, total } = work;
    const progress = work.all === 0 ? 0 : Math.min(1, work.done / work.all);
    return { ...about, items: items.slice(), counts: { ...counts }, progress, loaded, total };
  }

  function tell(): void {
    timer ??= setTimeout(tellNow, interval);
  }

  function tellNow(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    snapshot = take();
    for (const listener of listeners) listener();
  }
}
