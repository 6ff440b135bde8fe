import type { downloadArchive } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import { archiveReply } from '#http/archive-reply.ts';
import * as archives from '#services/archives.ts';

export const download: Handler<typeof downloadArchive> = async ({ context, params, query, request }) =>
  archiveReply(request, await archives.openArchive(context, { ...params, ...query }));
