import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

import { DragProvider } from '@/features/dnd/drag-provider.tsx';
import { ConflictProvider } from '@/features/files/conflict-provider.tsx';
import { parsePreferences, sortCookie, viewCookie } from '@/features/shell/preferences.ts';
import { PreferencesProvider } from '@/features/shell/preferences-provider.tsx';
import { Shell } from '@/features/shell/shell.tsx';
import { UndoProvider } from '@/features/undo/undo-provider.tsx';
import { UploadsProvider } from '@/features/uploads/uploads-provider.tsx';
import { keys } from '@/lib/api/keys.ts';
import { queries } from '@/lib/api/queries.ts';
import { getQueryClient } from '@/lib/api/query-client.ts';
import { currentSession, serverApi } from '@/lib/api/server.ts';

export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const session = await currentSession();
  // The page knows its own address and sends the person to sign in from there.
  if (!session) return children;

  const queryClient = getQueryClient();
  queryClient.setQueryData(keys.session, session);
  // The browser asks again where this fails.
  await queryClient.query(queries.spaces(await serverApi())).catch(() => undefined);
  const jar = await cookies();
  const preferences = parsePreferences(jar.get(viewCookie)?.value, jar.get(sortCookie)?.value);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PreferencesProvider initial={preferences}>
        <UndoProvider>
          <ConflictProvider>
            <UploadsProvider>
              <DragProvider>
                <Shell>{children}</Shell>
              </DragProvider>
            </UploadsProvider>
          </ConflictProvider>
        </UndoProvider>
      </PreferencesProvider>
    </HydrationBoundary>
  );
}
