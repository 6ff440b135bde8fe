import { disableSecondFactor } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as secondFactor from '#http/handlers/second-factor.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource([disableSecondFactor, secondFactor.disable]);
