import type { QueryClient } from '@tanstack/react-query';

import { keys } from '@/lib/api/keys.ts';
import type { Space } from '@/lib/api/types.ts';
import { isWithin } from '@/lib/paths.ts';

/** Forgets what is known below a space that was renamed, deleted or left, and asks for the spaces again. */
export async function refreshSpaces(client: QueryClient, space: Space): Promise<void> {
  client.removeQueries({
    queryKey: keys.folders,
    // A folder on the screen is about to go. Forgotten, it would be asked for once more, and refused.
    type: 'inactive',
    predicate: ({ queryKey: [, path] }) => typeof path === 'string' && isWithin(path, space.name),
  });
  // What is found and what is in the trash is shown with its path.
  for (const queryKey of [keys.searches, keys.trash]) client.removeQueries({ queryKey });
  await client.invalidateQueries({ queryKey: keys.spaces });
}
