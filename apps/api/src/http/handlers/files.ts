import { mayChange, problemBody } from '@sheaf/contract-kit';
import {
  problems,
  type deleteFile,
  type downloadFile,
  type UploadedFile,
  type uploadFile,
  type uploadFiles,
} from '@sheaf/contracts';

import { asProblem, type Handler } from '#http/api.ts';
import { fileReply } from '#http/file-reply.ts';
import { fileUrl } from '#http/paths.ts';
import { announcedBytes } from '#http/whole-file.ts';
import type { Settle } from '#services/changes.ts';
import * as files from '#services/files.ts';
import * as forms from '#services/upload-form.ts';
import * as uploads from '#services/uploads.ts';

export const download: Handler<typeof downloadFile> = async ({ context, params, query, request }) => {
  return fileReply(request, context, await files.openFile(context, params), query.disposition);
};

export const upload: Handler<typeof uploadFile> = async ({ context, params, headers, body, request }) => {
  const { entry, outcome } = await uploads.uploadFile(context, {
    ...params,
    body,
    expectedBytes: announcedBytes(request),
    signal: request.signal,
    precondition: (etag) => mayChange(headers, etag),
  });
  const location = { etag: entry.etag ?? '', location: fileUrl(entry.path) };
  return { status: outcome === 'created' ? 201 : 200, body: entry, headers: location };
};

export const remove: Handler<typeof deleteFile> = async ({ context, params, headers }) => {
  await files.deleteFile(context, { ...params, precondition: (etag) => mayChange(headers, etag) });
  return { status: 204 };
};

export const uploadMany: Handler<typeof uploadFiles> = ({ context, body, request, once }) =>
  once(
    (settle?: Settle<forms.FormOutcome[]>) =>
      forms.uploadForm(context, { ...body.fields, files: body.files, signal: request.signal }, settle),
    (outcomes) => ({ status: 201, body: { items: outcomes.map((outcome) => item(outcome, context.requestId)) } }),
  );

/** Each file stands alone: what is refused about it goes into its own place in the answer. */
function item({ name, size, ...outcome }: forms.FormOutcome, requestId: string): UploadedFile {
  if ('entry' in outcome) return { name, size, entry: outcome.entry };
  return { name, size, problem: problemBody(problems, asProblem(outcome.refusal), requestId) };
}
