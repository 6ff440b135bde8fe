import { hello } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as handlers from '#http/handlers/hello.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([hello, handlers.hello]);
