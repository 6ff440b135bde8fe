import { fitsIntoForm } from './form.ts';
import type { SheafClient } from './index.ts';
import { ProblemError } from './problem-error.ts';
import { sizeOf } from './send.ts';
import type { UploadedFile } from './schema-types.ts';
import type { NamedFile, UploadManyOptions } from './upload.ts';

/** What travels together: few enough that one lost request is little work, many enough that thousands are no thousands of requests. */
export const formLimits = { fileBytes: 256 * 1024, files: 40, bytes: 4 * 1024 * 1024 };

export interface UploadAllOptions extends Pick<UploadManyOptions, 'onConflict' | 'signal'> {
  /** Requests at the same time. 5 when left out: a browser has six for each server, and the page wants one, too. */
  readonly atOnce?: number | undefined;
}

export { fitsIntoForm };

/**
 * Writes any number of files into a folder, small ones many to a request, and gives what became of each as soon as that is
 * known, in no order. Each stands alone: look at every item's `problem`. Breaking out of the loop stops what is under way.
 * With `skip`, the entry that was there is given for a small file, the problem `precondition_failed` for a large one.
 *
 * @throws {ProblemError} What concerns all files: no connection, no access, the server failing.
 */
export async function* uploadAll(
  client: Pick<SheafClient, 'upload' | 'uploadMany'>,
  folder: string,
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  { atOnce = 5, onConflict, signal }: UploadAllOptions = {},
): AsyncGenerator<UploadedFile, void> {
  const stop = new AbortController();
  const options = { onConflict, signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal };
  const running = new Set<Promise<Arrival>>();
  const next = async () => {
    const { request, results } = await Promise.race(running);
    running.delete(request);
    return results();
  };
  try {
    for await (const parcel of parcels(files)) {
      const request: Promise<Arrival> = send(client, folder, parcel, options).then(
        (items) => ({ request, results: () => items }),
        (error: unknown) => ({
          request,
          results: () => {
            throw error;
          },
        }),
      );
      running.add(request);
      if (running.size === atOnce) yield* await next();
    }
    while (running.size > 0) yield* await next();
  } finally {
    // Whoever leaves the loop early, or by an error, wants no more of it.
    stop.abort();
  }
}

/** A request that has ended. `results` throws where it failed. */
interface Arrival {
  readonly request: Promise<Arrival>;
  readonly results: () => readonly UploadedFile[];
}

/** Files in the order they come, small ones together. */
async function* parcels(files: Iterable<NamedFile> | AsyncIterable<NamedFile>): AsyncGenerator<NamedFile[], void> {
  let small: NamedFile[] = [];
  let bytes = 0;
  for await (const file of files) {
    if (!travelsWithOthers(file)) {
      yield [file];
      continue;
    }
    const size = sizeOf(file.body) ?? 0;
    if (small.length === formLimits.files || bytes + size > formLimits.bytes) {
      yield small;
      [small, bytes] = [[], 0];
    }
    small.push(file);
    bytes += size;
  }
  if (small.length > 0) yield small;
}

async function send(
  { upload, uploadMany }: Pick<SheafClient, 'upload' | 'uploadMany'>,
  folder: string,
  parcel: readonly NamedFile[],
  { onConflict, signal }: UploadManyOptions,
): Promise<readonly UploadedFile[]> {
  const alone = parcel.find((file) => !travelsWithOthers(file));
  if (!alone) return uploadMany(folder, parcel, { onConflict, signal });
  const { name, body } = alone;
  const size = sizeOf(body) ?? 0;
  const condition = onConflict === 'skip' ? { ifNoneMatch: '*' } : { onConflict };
  try {
    return [{ name, size, entry: await upload(`${folder}/${name}`, body, { ...condition, signal }) }];
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problem || !aboutTheFile.has(error.status)) throw error;
    return [{ name, size, problem: error.problem }];
  }
}

function travelsWithOthers({ name, body }: NamedFile): boolean {
  return (sizeOf(body) ?? 0) <= formLimits.fileBytes && fitsIntoForm(name);
}

/** What else the server refuses, it would refuse for the next file, too. */
const aboutTheFile: ReadonlySet<number> = new Set([400, 409, 412, 413, 422]);
