import { isDiskFull } from '#db/constraints.ts';
import type { UploadRow } from '#db/tables.ts';
import type { Context } from '#services/context.ts';
import { ServiceError } from '#services/error.ts';
import { findUpload, takeUpload, updateUpload } from '#services/upload-store.ts';
import { isGone, newWriterName, retireWriterName } from '#services/writer-names.ts';

/** How long an upload waits for its next bytes. */
export const UPLOAD_LIFETIME_MS = 7 * 24 * 60 * 60_000;

/** The only one who may append. Others may take over from one that has gone silent, who then is told so and stops. */
export interface Writer {
  readonly name: string;
  /** Called while there is something to do. What it throws says that somebody else has taken over, or given the upload up. */
  stay(): Promise<void>;
  /** The same, and tells how far the upload has come. */
  record(received: number): Promise<void>;
  /** Lets others in. */
  leave(): Promise<void>;
}

/** Short, for those on other machines that were killed; one that goes on stays for as long as it likes. */
export const WRITER_MS = 10_000;

/** @throws ServiceError `upload_in_use`, `upload_offset_differs`, `upload_not_found`, `insufficient_storage` */
export async function becomeWriter(ctx: Context, upload: UploadRow): Promise<Writer> {
  const { db } = ctx;
  const name = newWriterName();
  let until = ctx.now() + WRITER_MS;
  // Nobody waits for one that was killed.
  const gone = upload.writer !== null && isGone(upload.writer) ? upload.writer : null;
  const taken = { writer: { name, until }, now: ctx.now(), received: upload.received, gone };
  if (!(await stored(takeUpload(db, upload.id, taken)))) {
    retireWriterName(name);
    throw await whyNot(ctx, upload.id);
  }

  const update = async (progress: { received?: number }) => {
    until = ctx.now() + WRITER_MS;
    const lifetime = { writer_until: until, expires_at: ctx.now() + UPLOAD_LIFETIME_MS };
    if (!(await stored(updateUpload(db, upload.id, name, { ...progress, ...lifetime })))) {
      throw await whyNot(ctx, upload.id);
    }
  };
  return {
    name,
    stay: async () => (ctx.now() < until - WRITER_MS / 2 ? undefined : update({})),
    record: (received) => update({ received }),
    async leave() {
      retireWriterName(name);
      try {
        await updateUpload(db, upload.id, name, { writer_until: null });
      } catch (error) {
        ctx.log.warn({ err: error, upload: upload.id }, 'an upload stays locked for some seconds');
      }
    },
  };
}

/** Why somebody is not the writer: another was quicker, or has changed what was there. */
export async function whyNot(ctx: Context, id: string, db = ctx.db): Promise<ServiceError> {
  const upload = await findUpload(db, id);
  if (upload === undefined) return new ServiceError('upload_not_found');
  const isWriting = upload.entry_id === null && (upload.writer_until ?? 0) > ctx.now();
  return isWriting ? inUse() : offsetDiffers(upload);
}

/** Rows of uploads are written by themselves, and no change records them. */
export async function stored<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isDiskFull(error) ? new ServiceError('insufficient_storage', { cause: error }) : error;
  }
}

function inUse(): ServiceError {
  const detail = 'Another request is sending bytes of this upload.';
  return new ServiceError('upload_in_use', { detail, retryAfterSeconds: 1 });
}

export function offsetDiffers({ received }: UploadRow): ServiceError {
  return new ServiceError('upload_offset_differs', { detail: `The upload has ${received} bytes.` });
}
