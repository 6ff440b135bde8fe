import { bytesReply, contentDisposition, type Incoming } from '@sheaf/contract-kit';

import type { OpenFile } from '#services/files.ts';

/** Answers the bytes of a file, or what of them the request asks for. */
export function fileReply(request: Incoming, file: OpenFile, disposition: 'attachment' | 'inline') {
  const { size, etag, modifiedAt } = file;
  const open = (start: number, end: number) => file.read({ start, end });
  return bytesReply(request, { size, etag, modifiedAt, open }, describe(file, disposition));
}

/** Types a browser would run as a page or a script of ours: these are always saved, never shown. */
const active =
  /^(text\/(html|xml|javascript|css)|application\/(xhtml\+xml|xml|javascript|ecmascript)|image\/svg\+xml)\b|\+xml\b/;

function describe(file: OpenFile, wanted: 'attachment' | 'inline') {
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
