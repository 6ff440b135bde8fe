import { search } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as handlers from '#http/handlers/search.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([search, handlers.search]);
