'use client';

import { Settings2, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { IconButton } from '@/components/ui/icon-button.tsx';
import type { Share } from '@/lib/api/types.ts';
import { nameOf } from '@/lib/paths.ts';

import { EditShareDialog } from './edit-share-dialog.tsx';
import { useRevokeShare } from './use-revoke-share.ts';

/** What can be done with a link that is there. */
export function ShareButtons({ share }: { readonly share: Share }) {
  const [editing, setEditing] = useState(false);
  const revoke = useRevokeShare();
  const name = nameOf(share.path);
  return (
    <div className="flex shrink-0 justify-end">
      <IconButton label={`Change the link to ${name}`} size="icon-sm" onClick={() => setEditing(true)}>
        <Settings2 aria-hidden />
      </IconButton>
      <IconButton
        label={`Revoke the link to ${name}`}
        size="icon-sm"
        className="hover:text-danger"
        onClick={() => void revoke(share)}
      >
        <Trash2 aria-hidden />
      </IconButton>
      <EditShareDialog share={share} open={editing} onOpenChange={setEditing} />
    </div>
  );
}
