import { signIn, getSession, signOut } from '@sheaf/contracts';

import { resource } from '#http/api.ts';
import * as session from '#http/handlers/session.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  [signIn, session.create],
  [getSession, session.get],
  [signOut, session.remove],
);
