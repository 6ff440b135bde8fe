'use client';

import { useQuery } from '@tanstack/react-query';

import { Spinner } from '@/components/ui/spinner.tsx';
import { Wordmark } from '@/features/shell/logo.tsx';
import { useTitle } from '@/features/shell/use-title.ts';
import type { Shared } from '@/lib/api/types.ts';

import { isLinkProblem, LinkProblem } from './link-problem.tsx';
import { SharedFile } from './shared-file.tsx';
import { SharedFolder } from './shared-folder.tsx';
import { sharedQuery } from './shared-queries.ts';
import { SharedUpload } from './shared-upload.tsx';

/** What somebody with a share link sees, who may have no account here. */
export function SharedPage({ token }: { readonly token: string }) {
  const { data: shared, error, refetch } = useQuery(sharedQuery(token));
  if (error && (shared === undefined || isLinkProblem(error))) {
    return <LinkProblem token={token} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex h-14 shrink-0 items-center px-4 sm:px-6">
        <Wordmark />
      </header>
      <main aria-busy={shared === undefined} className="flex min-h-0 flex-1 flex-col">
        {shared ? <Content token={token} shared={shared} /> : <Pending />}
      </main>
    </div>
  );
}

function Content({ token, shared }: { readonly token: string; readonly shared: Shared }) {
  useTitle(shared.access === 'upload' ? `Send files to ${shared.sharedBy}` : shared.entry.name);
  if (shared.access === 'upload') return <SharedUpload token={token} shared={shared} />;
  if (shared.entry.kind === 'folder') return <SharedFolder token={token} shared={shared} />;
  return <SharedFile token={token} shared={shared} />;
}

function Pending() {
  return (
    <div className="flex flex-1 items-center justify-center pb-14">
      <h1 className="sr-only">Shared with you</h1>
      <Spinner label="Loading" className="size-6" />
    </div>
  );
}
