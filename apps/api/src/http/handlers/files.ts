import { bytesReply, contentDisposition, mayChange, problemBody } from '@sheaf/contract-kit';
import {
  problems,
  type deleteFile,
  type downloadFile,
  type UploadedFile,
  type uploadFile,
  type uploadFiles,
} from '@sheaf/contracts';

import { asProblem, type Handler } from '#http/api.ts';
import { fileUrl } from '#http/paths.ts';
import type { Settle } from '#services/changes.ts';
import * as files from '#services/files.ts';
import * as forms from '#services/upload-form.ts';
import * as uploads from '#services/uploads.ts';

export const download: Handler<typeof downloadFile> = async ({ context, params, query, request }) => {
  const file = await files.openFile(context, params);
  const { size, etag, modifiedAt } = file;
  const open = (start: number, end: number) => file.read({ start, end });
  return bytesReply(request, { size, etag, modifiedAt, open }, describe(file, query.disposition));
};

export const upload: Handler<typeof uploadFile> = async ({ context, params, headers, body, request }) => {
  const length = request.headers.get('content-length');
  const { entry, outcome } = await uploads.uploadFile(context, {
    ...params,
    body,
    expectedBytes: length === null ? undefined : Number(length),
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

/** Types a browser would run as a page or a script of ours: these are always saved, never shown. */
const active =
  /^(text\/(html|xml|javascript|css)|application\/(xhtml\+xml|xml|javascript|ecmascript)|image\/svg\+xml)\b|\+xml\b/;

function describe(file: files.OpenFile, wanted: 'attachment' | 'inline') {
  const disposition = active.test(file.contentType) ? 'attachment' : wanted;
  return {
    'content-type': file.contentType,
    'content-disposition': contentDisposition(disposition, file.entry.name),
    // RFC 9530, section 3: of the whole representation, whatever range is sent.
    'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
    // Chromium shows no PDF in a sandbox; its viewer runs no scripts of ours either.
    ...(file.contentType !== 'application/pdf' && {
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }),
  };
}
