import type { QueryClient } from '@tanstack/react-query';

import { keys } from '@/lib/api/keys.ts';
import type { Session, User } from '@/lib/api/types.ts';

/** Asks again for everything that shows this user, who has changed. */
export async function refreshUser(client: QueryClient, user: User): Promise<void> {
  const own = client.getQueryData<Session>(keys.session)?.user.id === user.id;
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.users }),
    // One's own name, role and space stand in the frame of every page.
    ...(own ? [keys.session, keys.spaces].map((queryKey) => client.invalidateQueries({ queryKey })) : []),
  ]);
}
