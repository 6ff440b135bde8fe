'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent } from '@/components/ui/dialog.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Tooltip } from '@/components/ui/tooltip.tsx';
import { useRoles } from '@/features/files/use-roles.ts';
import { When } from '@/features/files/when.tsx';
import { versionsKept } from '@/features/spaces/retention.ts';
import { useSpaces } from '@/features/spaces/use-spaces.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import { queries } from '@/lib/api/queries.ts';
import type { Entry, Version } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';

import { useRestoreVersion } from './use-restore-version.ts';

export interface VersionsDialogProps {
  /** Null keeps it shut. */
  readonly entry: Entry | null;
  readonly onClose: () => void;
}

/** What a file had in it before, and the ways to get it: download, or make it the newest again. */
export function VersionsDialog({ entry, onClose }: VersionsDialogProps) {
  const space = useSpaces()(entry?.space ?? '');
  return (
    <Dialog open={entry !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        size="md"
        title={entry ? `Versions of ${entry.name}` : 'Versions'}
        description={`Restoring one makes it the newest.${space ? ` ${versionsKept(space)}` : ''}`}
      >
        <DialogBody>{entry ? <Versions entry={entry} /> : null}</DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function Versions({ entry }: { readonly entry: Entry }) {
  const versions = useQuery(queries.versions(entry.id));
  const role = useRoles()(entry.space);
  const restore = useRestoreVersion(entry);
  if (versions.isError && !versions.data) {
    return (
      <div role="alert" className="flex items-center justify-between gap-3 text-sm text-ink-muted">
        {problemMessage(versions.error)}
        <Button size="sm" onClick={() => void versions.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (!versions.data) return <Skeleton className="h-12 w-full" />;
  const canRestore = role === 'editor' || role === 'owner';
  return (
    <ol aria-label="Versions, the newest first" aria-busy={restore.isPending} className="divide-y divide-line">
      {versions.data.map((version) => (
        <VersionRow key={version.id} entry={entry} version={version}>
          {canRestore && !version.current ? (
            <IconButton
              label="Restore this version"
              size="icon-sm"
              disabled={restore.isPending}
              onClick={() => restore.mutate(version)}
            >
              <RotateCcw aria-hidden />
            </IconButton>
          ) : null}
        </VersionRow>
      ))}
    </ol>
  );
}

interface VersionRowProps {
  readonly entry: Entry;
  readonly version: Version;
  readonly children: ReactNode;
}

function VersionRow({ entry, version, children }: VersionRowProps) {
  return (
    <li className="flex h-13 items-center gap-2">
      <div className="min-w-0 flex-1">
        <div className="truncate text-sm font-medium">
          <When iso={version.createdAt} />
          {version.current ? <span className="ml-2 text-xs font-normal text-ink-muted">Current</span> : null}
        </div>
        <div className="tabular text-xs text-ink-muted">{formatSize(version.size)}</div>
      </div>
      {children}
      <Tooltip label="Download this version">
        <a
          href={`/api/entries/${entry.id}/versions/${version.id}/content`}
          download={entry.name}
          aria-label="Download this version"
          className={buttonVariants({ variant: 'ghost', size: 'icon-sm' })}
        >
          <Download aria-hidden />
        </a>
      </Tooltip>
    </li>
  );
}
