import { contentDisposition } from '@sheaf/contract-kit';
import type { downloadArchive } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as archives from '#services/archives.ts';

export const download: Handler<typeof downloadArchive> = async ({ context, params, query, request }) => {
  const archive = await archives.openArchive(context, { ...params, ...query });
  const body = request.method === 'HEAD' ? new Blob([]).stream() : await archive.read();
  return { status: 200, body, headers: { 'content-disposition': contentDisposition('attachment', archive.name) } };
};
