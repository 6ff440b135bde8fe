import { ProblemError, type UploadedFile } from '@sheaf/client';

import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Entry } from '@/lib/api/types.ts';
import { joinPath, parentOf } from '@/lib/paths.ts';

import { reasonOf } from './collect.ts';
import { digestOf, digestOfBytes } from './digest.ts';
import type { SendOptions, UploadApi } from './upload-api.ts';
import type { Existing } from './upload-item.ts';

/** `create` refuses a name that is taken; the others are what a person chose to do about one. */
export type WriteMode = 'create' | 'version' | 'rename';

export interface Shipment {
  readonly file: File;
  readonly folder: string;
  /** Below the folder. */
  readonly path: string;
  readonly mode: WriteMode;
  /** What was there when the look ahead was taken. */
  readonly known: Existing | null;
}

/** What became of a file. `again`: the same may work later. `alone`: it may work in a request of its own. */
export type Outcome =
  | { readonly kind: 'done'; readonly entry: Entry | null; readonly savedAs: string }
  | { readonly kind: 'conflict'; readonly existing: Existing }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'again'; readonly message: string }
  | { readonly kind: 'alone' }
  | { readonly kind: 'signed-out' };

/** Sends one file with a request of its own. Rejects only when it is aborted. */
export async function sendFile(api: UploadApi, shipment: Shipment, options: SendOptions): Promise<Outcome> {
  const { file, known, mode } = shipment;
  const path = joinPath(shipment.folder, shipment.path);
  try {
    const unreadable = await whyUnreadable(file);
    if (unreadable) return { kind: 'failed', message: unreadable };
    if (known && mode === 'create') return await compare(file, known, path);
    return await verify(file, await api.put(path, file, { ...options, mode }));
  } catch (error) {
    options.signal.throwIfAborted();
    if (mode === 'create' && isTaken(error)) return resolveTaken(api, file, path);
    // A file that changes or disappears while it is read looks like a lost connection from here.
    const unreadable = await whyUnreadable(file);
    return unreadable ? { kind: 'failed', message: unreadable } : outcomeOf(error);
  }
}

/** Sends small files with one request; an outcome for each, in order. Rejects only when it is aborted. */
export async function sendBatch(
  api: UploadApi,
  shipments: readonly Shipment[],
  options: { readonly signal: AbortSignal; readonly onProgress: (index: number, loaded: number) => void },
): Promise<Outcome[]> {
  const read = await Promise.all(shipments.map(readWhole));
  const outcomes: (Outcome | null)[] = shipments.map((shipment, index) => settleUnsent(shipment, read[index]));
  const sent = [...shipments.keys()].filter((index) => outcomes[index] === null);
  const answers = sent.length === 0 ? [] : await sendForm(api, shipments, read, { ...options, sent });
  for (const [place, index] of sent.entries()) outcomes[index] = answers[place] ?? { kind: 'alone' };
  return outcomes.map((outcome) => outcome ?? { kind: 'alone' });
}

/** Makes an empty folder; one that is there already will do. */
export async function createFolder(api: UploadApi, path: string): Promise<Outcome> {
  try {
    return { kind: 'done', entry: await api.createFolder(path), savedAs: path };
  } catch (error) {
    if (!isProblem(error, 'path_taken')) return outcomeOf(error);
    const existing = await api.find(path).catch(() => null);
    if (existing?.kind === 'file') return { kind: 'failed', message: 'A file has that name.' };
    return { kind: 'done', entry: null, savedAs: path };
  }
}

/** What an error means for everything that was under way with it. */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ProblemError)) return { kind: 'failed', message: problemMessage(error) };
  if (error.status === 401) return { kind: 'signed-out' };
  const passes = error.code === 'network_error' || [408, 429, 502, 503, 504].includes(error.status);
  return { kind: passes ? 'again' : 'failed', message: problemMessage(error) };
}

function isTaken(error: unknown): boolean {
  return (
    isProblem(error, 'precondition_failed', 'not_a_file') || (error instanceof ProblemError && error.status === 412)
  );
}

/** The name is taken: by these very bytes (an answer that got lost on the way, or an upload done before), or by others. */
async function resolveTaken(api: UploadApi, file: File, path: string): Promise<Outcome> {
  try {
    const existing = await api.find(path);
    // It was taken a moment ago and is free now.
    return existing
      ? await compare(file, existing, path)
      : { kind: 'again', message: 'The name was taken for a moment.' };
  } catch (error) {
    return outcomeOf(error);
  }
}

async function compare(file: File, existing: Existing, path: string): Promise<Outcome> {
  const same = existing.kind === 'file' && existing.size === file.size && existing.sha256 === (await digestOf(file));
  if (!same) return { kind: 'conflict', existing };
  return { kind: 'done', entry: null, savedAs: joinPath(parentOf(path), existing.name) };
}

/** Done is what the server has, bit for bit as far as this device can tell. */
async function verify(file: File, entry: Entry): Promise<Outcome> {
  const digest = entry.size === file.size ? await digestOf(file) : '';
  const agrees = digest === null || digest === entry.sha256;
  if (!agrees) return { kind: 'failed', message: 'It changed while it was uploaded. Try again.' };
  return { kind: 'done', entry, savedAs: entry.path };
}

interface Whole {
  /** A copy: what changes on the disk from here on cannot spoil the form for the others. */
  readonly bytes: ArrayBuffer;
  readonly digest: string;
}

async function readWhole({ file }: Shipment): Promise<Whole | Error> {
  try {
    const bytes = await file.arrayBuffer();
    return { bytes, digest: await digestOfBytes(bytes) };
  } catch (error) {
    return error instanceof Error ? error : new Error('unreadable', { cause: error });
  }
}

/** The outcome of what need not be sent: unreadable, or there already. */
function settleUnsent({ folder, path, known, mode }: Shipment, read: Whole | Error | undefined): Outcome | null {
  if (!read || read instanceof Error) return { kind: 'failed', message: reasonOf(read) };
  if (!known || mode !== 'create') return null;
  if (known.sha256 !== read.digest) return { kind: 'conflict', existing: known };
  return { kind: 'done', entry: null, savedAs: joinPath(folder, joinPath(parentOf(path), known.name)) };
}

async function sendForm(
  api: UploadApi,
  shipments: readonly Shipment[],
  read: readonly (Whole | Error)[],
  options: {
    readonly sent: readonly number[];
    readonly signal: AbortSignal;
    readonly onProgress: (index: number, loaded: number) => void;
  },
): Promise<Outcome[]> {
  const parcels = options.sent.flatMap((index) => {
    const [shipment, whole] = [shipments[index], read[index]];
    return shipment && whole && !(whole instanceof Error) ? [{ index, shipment, whole }] : [];
  });
  const [first] = parcels;
  if (!first) return [];
  const { folder, mode } = first.shipment;
  const onProgress = (loaded: number) => spread(parcels, loaded, options.onProgress);
  try {
    const answers = await api.putMany(
      folder,
      parcels.map(({ shipment: { path }, whole }) => ({ name: path, body: whole.bytes })),
      { onConflict: mode === 'create' ? 'skip' : mode, signal: options.signal, onProgress },
    );
    return parcels.map(({ shipment, whole }, place) => judge(shipment, whole, answers[place]));
  } catch (error) {
    options.signal.throwIfAborted();
    // What is wrong with the form need not be wrong with each file in it; what is wrong with the folder is.
    const doubtful = isProblem(error, 'invalid_input', 'payload_too_large', 'internal_error', 'http_error');
    const outcome: Outcome = doubtful ? { kind: 'alone' } : outcomeOf(error);
    return parcels.map(() => outcome);
  }
}

function judge(shipment: Shipment, { bytes, digest }: Whole, answer: UploadedFile | undefined): Outcome {
  const entry = answer?.entry;
  if (!entry) {
    const problem = problemOf(answer);
    // A folder has the name: the request for this file alone finds out what it is.
    return isTaken(problem) && shipment.mode === 'create' ? { kind: 'alone' } : outcomeOf(problem);
  }
  if (entry.size === bytes.byteLength && entry.sha256 === digest) return { kind: 'done', entry, savedAs: entry.path };
  if (shipment.mode === 'create') return { kind: 'conflict', existing: entry };
  return { kind: 'failed', message: 'The server has other bytes than this device. Try again.' };
}

function problemOf(answer: UploadedFile | undefined): ProblemError {
  const silence = { status: 0, code: 'invalid_answer', title: 'The server did not say what became of it' };
  const problem = answer?.problem;
  const { status, code, title, detail } = { detail: undefined, ...(problem ?? silence) };
  return new ProblemError({ status, code, title, detail, problem });
}

/** A form arrives from front to back: its progress is that of the first files. */
function spread(
  parcels: readonly { readonly index: number; readonly whole: Whole }[],
  loaded: number,
  onProgress: (index: number, loaded: number) => void,
): void {
  let left = loaded;
  for (const { index, whole } of parcels) {
    const size = whole.bytes.byteLength;
    onProgress(index, Math.max(0, Math.min(size, left)));
    left -= size;
  }
}

async function whyUnreadable(file: File): Promise<string | null> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
