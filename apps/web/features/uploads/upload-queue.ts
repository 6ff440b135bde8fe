import type { Entry } from '@/lib/api/types.ts';
import { joinPath } from '@/lib/paths.ts';

import { findExisting } from './existing-names.ts';
import { blankItem, itemise, type Itemised } from './itemise.ts';
import type { Reopened } from './reopen.ts';
import { createFolder, type Outcome, sendBatch, sendFile } from './transfer.ts';
import type { UploadApi } from './upload-api.ts';
import { type Collected, type ConflictChoice, type Existing, isUnfinished, type UploadItem } from './upload-item.ts';
import { asShipment, type Job, newJob, nextTask, type Task } from './upload-job.ts';
import type { RememberedFile, UploadMemory } from './upload-memory.ts';
import { createUploadList, type UploadSnapshot } from './upload-list.ts';

export interface UploadQueueOptions {
  readonly api: UploadApi;
  /** Told of every entry that is new or has new bytes. */
  readonly onSaved?: (entry: Entry) => void;
  /** Is told what is to be uploaded still. */
  readonly memory?: Pick<UploadMemory, 'remember' | 'forget'>;
  /** Requests at the same time. */
  readonly atOnce?: number;
  /** Milliseconds to wait after the nth failure in a row that may pass. */
  readonly patience?: (failures: number) => number;
  /** Milliseconds between two tellings of subscribers. */
  readonly interval?: number;
}

/** Everything that is to be uploaded, from being dropped until the server has it. Knows nothing of the screen. */
export interface UploadQueue {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => UploadSnapshot;
  /** Takes in what is collected as soon as it is there. Rejects never: what cannot be read becomes failed items. */
  readonly add: (folder: string, collected: Collected | Promise<Collected>) => Promise<void>;
  /** Lists anew what earlier pages have left. It goes on when the same files are added again. */
  readonly restore: (left: Pick<Reopened, 'closed' | 'lost'>) => void;
  /** Answers the question of one conflict, or of every one of the same drop, those still to be found included. */
  readonly resolve: (id: string, choice: ConflictChoice, forAll: boolean) => void;
  /** Stops at once. Large files go on where they were, others start again. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Tries again now instead of later, when the connection is back. */
  readonly wake: () => void;
  readonly cancel: (id: string) => void;
  readonly cancelAll: () => void;
  readonly retry: (id: string) => void;
  readonly retryFailed: () => void;
  /** Takes an item that is over out of the list. */
  readonly dismiss: (id: string) => void;
  /** Takes all that is over out of the list, except what failed. */
  readonly clearFinished: () => void;
  /** Takes out what waits for its file. */
  readonly forgetLost: () => void;
}

const mostTries = 6;

export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const {
    api,
    onSaved,
    memory,
    atOnce = 5,
    patience = (failures) => Math.min(1000 * 2 ** (failures - 1), 30_000),
  } = options;
  const list = createUploadList(options.interval);
  const jobs = new Map<string, Job>();
  /** What may be sent, first things first. */
  let ready = new Set<string>();
  /** What a person decided for all conflicts of a drop. */
  const decisions = new Map<number, ConflictChoice>();
  const running = new Set<AbortController>();
  let lastDrop = 0;
  let lastId = 0;
  let paused = false;
  let reading = 0;
  let failures = 0;
  let holding: ReturnType<typeof setTimeout> | null = null;

  return {
    subscribe: list.subscribe,
    getSnapshot: list.getSnapshot,
    add,
    restore,
    resolve,
    pause,
    resume,
    wake,
    cancel,
    cancelAll() {
      for (const item of list.all()) if (isOpen(item)) cancelItem(item.id);
      for (const controller of running) controller.abort();
    },
    retry,
    retryFailed() {
      for (const item of list.all()) if (item.state === 'failed') retryItem(item.id);
      pump();
    },
    dismiss: (id) => remove((item) => item.id === id && !isOpen(item)),
    clearFinished,
    forgetLost: () => remove(({ state }) => state === 'lost'),
  };

  async function add(folder: string, collected: Collected | Promise<Collected>): Promise<void> {
    if (!isUnfinished(list.counts) && reading === 0) clearFinished();
    describeReading(1);
    lastDrop += 1;
    const drop = lastDrop;
    try {
      const added = itemise(folder, await collected, nextId);
      for (const { item, file } of added) if (file !== undefined) jobs.set(item.id, newJob(item.id, drop, file));
      replaceLost(folder, added);
      list.append(added.map(({ item }) => item));
      memory?.remember(added.flatMap(({ item, file }) => (file ? [item] : [])));
      const existing = await lookAhead(
        folder,
        added.flatMap(({ item, file }) => (file ? [item.path] : [])),
      );
      for (const { item } of added) admit(item, existing.get(item.path) ?? null);
    } finally {
      describeReading(-1);
      pump();
    }
  }

  function restore({ closed, lost }: Pick<Reopened, 'closed' | 'lost'>): void {
    list.remove(({ state }) => state === 'lost');
    const listed = new Set(list.all().map(({ folder, path }) => joinPath(folder, path)));
    const restored = (files: readonly RememberedFile[], needsPermission: boolean) =>
      files
        .filter(({ folder, path }) => !listed.has(joinPath(folder, path)))
        .map(({ folder, path, size, modifiedAt }): UploadItem => {
          const about = { size, modifiedAt, needsPermission };
          return { ...blankItem(nextId(), folder, path), ...about, state: 'lost', canRetry: false };
        });
    list.append([...restored(closed, true), ...restored(lost, false)]);
  }

  /** What comes again takes its place, and is not to be forgotten with it. */
  function replaceLost(folder: string, added: readonly Itemised[]): void {
    const paths = new Set(added.map(({ item }) => item.path));
    list.remove((item) => item.state === 'lost' && item.folder === folder && paths.has(item.path));
  }

  function nextId(): string {
    lastId += 1;
    return String(lastId);
  }

  /** A failed look ahead is none: the server settles every name anyway. */
  function lookAhead(folder: string, paths: readonly string[]): Promise<Map<string, Existing>> {
    return findExisting(api, folder, paths).catch(() => new Map<string, Existing>());
  }

  function admit({ id, size }: UploadItem, existing: Existing | null): void {
    const job = jobs.get(id);
    if (!job || list.get(id)?.state !== 'waiting') return;
    // The same size may be the same bytes, which are compared when it is this file's turn.
    if (existing && (existing.kind === 'folder' || existing.size !== size)) return ask(job, existing);
    job.known = existing;
    ready.add(id);
  }

  function ask(job: Job, existing: Existing): void {
    list.change(job.id, { state: 'conflict', loaded: 0, existing });
    const decided = decisions.get(job.drop);
    if (decided) decide(job, decided);
  }

  function resolve(id: string, choice: ConflictChoice, forAll: boolean): void {
    const job = jobs.get(id);
    if (!job) return;
    decide(job, choice);
    if (forAll) {
      decisions.set(job.drop, choice);
      for (const item of list.all()) {
        const other = item.state === 'conflict' ? jobs.get(item.id) : undefined;
        if (other?.drop === job.drop) decide(other, choice);
      }
    }
    pump();
  }

  function decide(job: Job, choice: ConflictChoice): void {
    const item = list.get(job.id);
    if (item?.state !== 'conflict') return;
    // Bytes cannot become a version of a folder: that stays a question.
    if (choice === 'version' && item.existing?.kind === 'folder') return;
    if (choice === 'skip') {
      memory?.forget(item);
      return list.change(job.id, { state: 'skipped', existing: null });
    }
    job.mode = choice;
    job.known = null;
    list.change(job.id, { state: 'waiting', existing: null });
    ready.add(job.id);
  }

  function pump(): void {
    while (!paused && holding === null && running.size < atOnce) {
      const task = nextTask(ready, jobs, list.get);
      if (!task) return;
      void run(task);
    }
  }

  async function run(task: Task): Promise<void> {
    const controller = new AbortController();
    running.add(controller);
    for (const { id } of task.jobs) {
      ready.delete(id);
      list.change(id, { state: 'uploading', loaded: 0, error: null });
    }
    for (const job of task.jobs) job.controller = controller;
    try {
      const outcomes = await send(task, controller.signal);
      task.jobs.forEach((job, index) => settle(job, outcomes[index] ?? { kind: 'alone' }));
    } catch {
      putBack(task.jobs);
    } finally {
      running.delete(controller);
      for (const job of task.jobs) job.controller = null;
      pump();
    }
  }

  async function send({ jobs: sent }: Task, signal: AbortSignal): Promise<Outcome[]> {
    const shipments = sent.flatMap((job) => asShipment(job, list.get(job.id)) ?? []);
    const [shipment] = shipments;
    if (!shipment) return Promise.all(sent.map(({ id }) => createFolder(api, placeOf(id))));
    const onProgress = (index: number, loaded: number) => progress(sent[index], loaded);
    if (shipments.length > 1 || !sent[0]?.alone) return sendBatch(api, shipments, { signal, onProgress });
    return [await sendFile(api, shipment, { signal, onProgress: (loaded) => onProgress(0, loaded) })];
  }

  function placeOf(id: string): string {
    const item = list.get(id);
    return item ? joinPath(item.folder, item.path) : '';
  }

  function progress(job: Job | undefined, loaded: number): void {
    const item = job && list.get(job.id);
    if (item?.state !== 'uploading' || item.loaded === loaded) return;
    list.change(item.id, { loaded: Math.min(loaded, item.size) });
  }

  function settle(job: Job, outcome: Outcome): void {
    if (outcome.kind === 'done') return finish(job, outcome);
    if (job.cancelled) return drop(job);
    if (outcome.kind === 'conflict') return ask(job, outcome.existing);
    if (outcome.kind === 'failed') return fail(job, outcome.message);
    if (outcome.kind === 'signed-out') stopUntilSignedIn();
    else if (outcome.kind === 'alone') job.alone = true;
    else if (!mayTryAgain(job, outcome.message)) return;
    putBack([job]);
  }

  function finish(job: Job, { entry, savedAs }: Outcome & { kind: 'done' }): void {
    failures = 0;
    const item = list.get(job.id);
    if (item) memory?.forget(item);
    list.change(job.id, { state: 'done', loaded: item?.size ?? 0, savedAs });
    jobs.delete(job.id);
    if (entry) onSaved?.(entry);
  }

  function fail(job: Job, message: string): void {
    list.change(job.id, { state: 'failed', loaded: 0, error: message });
  }

  /** What may pass stops the whole queue for a while: the next request would fail the same way. */
  function mayTryAgain(job: Job, message: string): boolean {
    job.tries += 1;
    if (job.tries >= mostTries) {
      fail(job, message);
      return false;
    }
    if (holding !== null) return true;
    failures += 1;
    holding = setTimeout(wake, patience(failures));
    list.describe({ notice: message });
    return true;
  }

  function stopUntilSignedIn(): void {
    paused = true;
    list.describe({ paused, notice: 'You are signed out. Sign in again in another tab, then resume.' });
  }

  function putBack(returned: readonly Job[]): void {
    const waiting = returned.filter((job) => !job.cancelled);
    for (const job of returned) if (job.cancelled) drop(job);
    for (const { id, file } of waiting) {
      // What is on the server already stays there.
      const goesOn = file !== null && file.size >= api.resumableFrom;
      list.change(id, { state: 'waiting', ...(goesOn ? {} : { loaded: 0 }) });
    }
    ready = new Set([...waiting.map(({ id }) => id), ...ready]);
  }

  function drop({ id, file }: Job): void {
    const item = list.get(id);
    if (item) memory?.forget(item);
    list.change(id, { state: 'cancelled', loaded: 0, existing: null });
    // What stays on the server, because it is not reached now, goes there by itself after a while.
    if (file && file.size >= api.resumableFrom) void api.discard(placeOf(id), file).catch(() => undefined);
  }

  function pause(): void {
    paused = true;
    list.describe({ paused });
    for (const controller of running) controller.abort();
  }

  function resume(): void {
    paused = false;
    list.describe({ paused });
    wake();
  }

  function wake(): void {
    if (holding !== null) clearTimeout(holding);
    holding = null;
    if (!paused) list.describe({ notice: null });
    pump();
  }

  function cancel(id: string): void {
    cancelItem(id);
    jobs.get(id)?.controller?.abort();
    pump();
  }

  function cancelItem(id: string): void {
    const job = jobs.get(id);
    if (!job) return;
    job.cancelled = true;
    // What is under way says itself whether it was stopped in time.
    if (list.get(id)?.state === 'uploading') return;
    ready.delete(id);
    drop(job);
  }

  function retry(id: string): void {
    retryItem(id);
    pump();
  }

  function retryItem(id: string): void {
    const job = jobs.get(id);
    const item = list.get(id);
    const state = item?.state;
    if (!job || !item || (state !== 'failed' && state !== 'cancelled' && state !== 'skipped')) return;
    // Whoever brings back what was skipped with the others wants to be asked again.
    if (state === 'skipped') lastDrop += 1;
    Object.assign(job, { cancelled: false, tries: 0, ...(state === 'skipped' ? { drop: lastDrop } : {}) });
    if (job.file) memory?.remember([item]);
    list.change(id, { state: 'waiting', error: null });
    ready.add(id);
  }

  function clearFinished(): void {
    remove(({ state }) => state === 'done' || state === 'skipped' || state === 'cancelled');
  }

  function remove(unwanted: (item: UploadItem) => boolean): void {
    for (const item of list.all()) {
      if (!unwanted(item)) continue;
      jobs.delete(item.id);
      // What is over otherwise was forgotten then, and may be on its way again as another item.
      if (item.state === 'failed' || item.state === 'lost') memory?.forget(item);
    }
    list.remove(unwanted);
  }

  function describeReading(by: 1 | -1): void {
    reading += by;
    list.describe({ reading });
  }
}

function isOpen({ state }: UploadItem): boolean {
  return state === 'waiting' || state === 'uploading' || state === 'conflict';
}
