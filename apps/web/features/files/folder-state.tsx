'use client';

import { FolderX, SearchX, Upload } from 'lucide-react';
import Link from 'next/link';

import { Button } from '@/components/ui/button.tsx';
import { buttonVariants } from '@/components/ui/button-variants.ts';
import { PaneState } from '@/components/ui/state.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { isProblem } from '@/lib/api/problems.ts';

import { EmptyFolderArt } from './empty-folder-art.tsx';

export function EmptyFolder({ canEdit, onUpload }: { readonly canEdit: boolean; readonly onUpload: () => void }) {
  return (
    <PaneState
      icon={<EmptyFolderArt />}
      title="Nothing here yet"
      actions={
        canEdit ? (
          <Button variant="primary" onClick={onUpload}>
            <Upload aria-hidden />
            Upload files
          </Button>
        ) : null
      }
    >
      {canEdit ? 'Drop files here, or pick them from this device.' : 'When somebody adds files, they appear here.'}
    </PaneState>
  );
}

export function NothingMatches({ filter, onClear }: { readonly filter: string; readonly onClear: () => void }) {
  return (
    <PaneState
      icon={<SearchX aria-hidden />}
      title="Nothing matches"
      actions={<Button onClick={onClear}>Clear the filter</Button>}
    >
      No name in this folder holds “{filter}”.
    </PaneState>
  );
}

export function FolderFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const gone = isProblem(error, 'entry_not_found', 'space_not_found', 'not_found', 'invalid_path', 'not_a_folder');
  if (gone) {
    return (
      <PaneState
        role="alert"
        icon={<FolderX aria-hidden />}
        title="There is no folder here"
        actions={
          <>
            <Link href="/" className={buttonVariants({ variant: 'primary' })}>
              Go to my files
            </Link>
            <Button onClick={onRetry}>Try again</Button>
          </>
        }
      >
        It may have been moved, renamed or deleted, or it is not shared with you.
      </PaneState>
    );
  }
  return <LoadFailed title="This folder did not load" error={error} retry={onRetry} />;
}
