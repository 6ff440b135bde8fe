import type { getThumbnail } from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as thumbnails from '#services/thumbnails.ts';

export const get: Handler<typeof getThumbnail> = async ({ context, params, query }) => {
  const { etag, bytes } = await thumbnails.getThumbnail(context, { ...params, ...query });
  return { status: 200, body: new Blob([bytes]).stream(), headers: { etag } };
};
