import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import { z } from 'zod';

/** Makes small pictures, one at a time, in a process that may crash, hang or grow without harm to this one. */
export interface Thumbnailer {
  /**
   * A WebP of the image.
   *
   * @param read gives the bytes of the image when its turn has come
   * @throws UnreadableImage; ThumbnailerBusy; whatever `read` throws
   */
  make(read: () => Promise<Uint8Array>, longestSide: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

/** There is no use in trying this image again. */
export class UnreadableImage extends Error {
  override readonly name = 'UnreadableImage';
}

/** Too many wait already. */
export class ThumbnailerBusy extends Error {
  override readonly name = 'ThumbnailerBusy';
}

/** What the worker is told. */
export interface Task {
  readonly image: Uint8Array;
  readonly longestSide: number;
}

/** What it answers. */
export type Answer = z.output<typeof answer>;

const answer = z.union([z.object({ bytes: z.instanceof(Uint8Array) }), z.object({ failure: z.string() })]);

/** What the worker says once it can be asked. */
export const READY = 'ready';

const MAX_WAITING = 100;
const START_MS = 30_000;
const TIME_LIMIT_MS = 20_000;
/** Then the worker goes, with the memory it has taken. */
const IDLE_MS = 30_000;

/** @param workerFile Where `thumbnail-worker.ts` is. It is started by the first image. */
export function createThumbnailer(workerFile: string, { timeLimitMs = TIME_LIMIT_MS } = {}): Thumbnailer {
  let worker: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isClosed = false;

  const stop = () => {
    worker?.kill('SIGKILL');
    worker = undefined;
  };
  const perform = async (task: Task): Promise<Uint8Array<ArrayBuffer>> => {
    if (isClosed) throw new Error('The server is stopping.');
    clearTimeout(idle);
    if (worker?.connected !== true) worker = await startWorker(workerFile);
    try {
      worker.send(task);
      const said = answer.parse(await hear(worker, timeLimitMs));
      if ('bytes' in said) return said.bytes;
      throw new UnreadableImage(said.failure);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      stop();
      throw isClosed ? error : new UnreadableImage(error.message);
    } finally {
      idle = setTimeout(stop, IDLE_MS).unref();
    }
  };
  return {
    async make(read, longestSide) {
      if (waiting >= MAX_WAITING) throw new ThumbnailerBusy('Too many images are waiting.');
      waiting += 1;
      const made = last.then(async () => perform({ image: await read(), longestSide }));
      last = made.catch(() => {});
      try {
        return await made;
      } finally {
        waiting -= 1;
      }
    },
    close() {
      isClosed = true;
      stop();
    },
  };
}

/** @throws WorkerLost when it does not come up, which is no image's fault */
async function startWorker(file: string): Promise<ChildProcess> {
  // It gets nothing of this process's environment, which may hold passwords.
  const worker = fork(file, {
    env: { NODE_ENV: 'production' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  worker.unref();
  worker.channel?.unref();
  await hear(worker, START_MS);
  return worker;
}

class WorkerLost extends Error {}

/** What the worker says next. @throws WorkerLost when it says nothing in time, or ends */
async function hear(worker: ChildProcess, withinMs: number): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  const late = setTimeout(() => worker.kill('SIGKILL'), withinMs);
  const ended = once(worker, 'exit', { signal }).then(([code, killedBy]) => {
    throw new WorkerLost(`The decoder ended with ${String(code ?? killedBy)}.`);
  });
  try {
    const heard: readonly unknown[] = await Promise.race([once(worker, 'message', { signal }), ended]);
    return heard[0];
  } finally {
    clearTimeout(late);
    over.abort();
  }
}
