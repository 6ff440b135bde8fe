import { getThumbnail } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as thumbnails from '#http/handlers/thumbnails.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([getThumbnail, thumbnails.get]);
