'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { PendingRows } from '@/features/settings/pending-rows.tsx';
import { SettingsPage } from '@/features/settings/settings-page.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { spaceLabel } from '@/features/spaces/space-names.ts';
import { queries } from '@/lib/api/queries.ts';

import { apiKeysQuery } from './api-key-queries.ts';
import { ApiKeysTable } from './api-keys-table.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';

/** The keys with which programs act for the person. */
export function ApiKeysView() {
  const [creating, setCreating] = useState(false);
  const list = useQuery(apiKeysQuery());
  const spaceNameOf = useSpaceNames();
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New key
    </Button>
  );
  return (
    <SettingsPage
      title="API keys"
      description="Programs use a key instead of your password. Each does only what you allow it, until you revoke it."
      busy={list.isPending}
      actions={create}
    >
      <Card className="overflow-hidden">
        {list.data?.length ? (
          <ApiKeysTable apiKeys={list.data} spaceNameOf={spaceNameOf} now={list.dataUpdatedAt} />
        ) : list.isError ? (
          <LoadFailed title="Your keys did not load" error={list.error} retry={list.refetch} />
        ) : list.isPending ? (
          <PendingRows />
        ) : (
          <PaneState icon={<KeyRound aria-hidden />} title="No keys yet">
            Make one for a backup, a script or another program that works with your files.
          </PaneState>
        )}
      </Card>
      <NewKeyDialog open={creating} onOpenChange={setCreating} />
    </SettingsPage>
  );
}

function useSpaceNames(): (id: string) => string {
  const own = `~${useSession().user.handle}`;
  const { data: spaces = [] } = useQuery(queries.spaces());
  return (id) => {
    const space = spaces.find((candidate) => candidate.id === id);
    return space ? spaceLabel(space.name, own) : 'a space you left';
  };
}
