import { bytesReply, contentDisposition, type Incoming } from '@sheaf/contract-kit';

import type { HttpContext } from '#http/api.ts';
import type { OpenFile } from '#services/files.ts';

/**
 * Answers the bytes of a file, or what of them the request asks for. A proxy that can sends the bytes itself, and cuts
 * ranges out of them; what that is not to be trusted with, or refused, is answered here.
 */
export async function fileReply(
  request: Incoming,
  { accelRedirect }: Pick<HttpContext, 'accelRedirect'>,
  file: OpenFile,
  disposition: 'attachment' | 'inline',
) {
  const { size, etag, modifiedAt } = file;
  const open = (start: number, end: number) => file.read({ start, end });
  const reply = await bytesReply(request, { size, etag, modifiedAt, open }, describe(file, disposition));
  if (accelRedirect === null || file.place === null || reply.status === 304) return reply;
  // nginx would compare these with what it knows of the file itself.
  if (request.headers.has('if-match') || request.headers.has('if-unmodified-since')) return reply;
  // They have been opened, so they are there.
  await reply.body.cancel();
  const headers = { ...reply.headers, 'content-length': '0', 'x-accel-redirect': `${accelRedirect}${file.place}` };
  return { status: 200 as const, body: reply.body, headers };
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
