import { getSetup, completeSetup } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as setup from '#http/handlers/setup.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [getSetup, setup.get],
  [completeSetup, setup.complete],
);
