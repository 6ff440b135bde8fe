import { contentDisposition, type Incoming } from '@sheaf/contract-kit';

import type { Archive } from '#services/archives.ts';

/** Answers an archive as it is made; for HEAD none is. */
export async function archiveReply({ method }: Incoming, { name, read }: Archive) {
  const body = method === 'HEAD' ? new Blob([]).stream() : await read();
  return { status: 200 as const, body, headers: { 'content-disposition': contentDisposition('attachment', name) } };
}
