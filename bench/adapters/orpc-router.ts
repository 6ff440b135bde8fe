import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';

import { NewUser, PageQuery, User, UserPage } from './schemas.ts';
import * as users from './users.ts';

/* oRPC validates inputs and outputs by default. */

const contract = {
  listUsers: oc.route({ method: 'GET', path: '/users' }).input(PageQuery).output(UserPage),
  createUser: oc.route({ method: 'POST', path: '/users', successStatus: 201 }).input(NewUser).output(User),
};

const os = implement(contract);

export const router = os.router({
  listUsers: os.listUsers.handler(({ input }) => users.listUsers(input.limit)),
  createUser: os.createUser.handler(({ input }) => users.createUser(input)),
});
