import { fitsIntoForm, formLimits } from '@sheaf/client/upload-all';

import type { Shipment, WriteMode } from './transfer.ts';
import type { Existing, UploadItem } from './upload-item.ts';

/** What the queue keeps of an item beside what is shown. */
export interface Job {
  readonly id: string;
  /** Which drop or choice it came with. */
  drop: number;
  /** Null for an empty folder. */
  readonly file: File | null;
  mode: WriteMode;
  /** Must have a request of its own. */
  alone: boolean;
  cancelled: boolean;
  tries: number;
  known: Existing | null;
  /** Stops the request it is in. */
  controller: AbortController | null;
}

/** One request: several small files, one file, or one empty folder. */
export interface Task {
  readonly jobs: readonly Job[];
}

/** How far to look for more small files of the same folder. */
const lookahead = 200;

export function newJob(id: string, drop: number, file: File | null): Job {
  const alone = file === null || file.size > formLimits.fileBytes;
  return { id, drop, file, mode: 'create', alone, cancelled: false, tries: 0, known: null, controller: null };
}

export function asShipment(job: Job, item: UploadItem | undefined): Shipment | null {
  const { file, mode, known } = job;
  return file && item ? { file, mode, known, folder: item.folder, path: item.path } : null;
}

/** What to send next: the first that is ready, and with it what can share its request. */
export function nextTask(
  ready: Iterable<string>,
  jobs: ReadonlyMap<string, Job>,
  itemOf: (id: string) => UploadItem | undefined,
): Task | null {
  const chosen: Job[] = [];
  let folder = '';
  let bytes = 0;
  let seen = 0;
  for (const id of ready) {
    seen += 1;
    const [job, item] = [jobs.get(id), itemOf(id)];
    if (!job || !item) continue;
    const alone = job.alone || !fitsIntoForm(item.path);
    const [first] = chosen;
    if (!first) {
      job.alone = alone;
      if (alone) return { jobs: [job] };
      folder = item.folder;
    } else if (alone || job.mode !== first.mode || item.folder !== folder || bytes + item.size > formLimits.bytes) {
      if (seen >= lookahead) break;
      continue;
    }
    chosen.push(job);
    bytes += item.size;
    if (chosen.length === formLimits.files || seen >= lookahead) break;
  }
  return chosen.length > 0 ? { jobs: chosen } : null;
}
