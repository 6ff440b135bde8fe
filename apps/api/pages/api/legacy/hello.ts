import { pagesHandler } from '@sheaf/contract-kit/pages';
import { legacyHello } from '@sheaf/contracts';

import { refuse, resource } from '#http/api.ts';
import * as handlers from '#http/handlers/hello.ts';

/** Next would read the body otherwise; an operation reads its own. */
export const config = { api: { bodyParser: false } };

export default pagesHandler(resource([legacyHello, handlers.legacyHello]), refuse);
