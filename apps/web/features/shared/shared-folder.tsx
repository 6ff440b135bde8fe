'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { CloudOff, FolderDown } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useMemo, useRef } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { EmptyFolderArt } from '@/features/files/empty-folder-art.tsx';
import { FolderIcon } from '@/features/files/entry-icon.tsx';
import { Preview } from '@/features/preview/preview.tsx';
import { type PreviewControl, usePreview } from '@/features/preview/use-preview.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Shared, SharedEntry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { ancestry, nameOf, parentOf, sharedFolderOfPathname, sharedHref } from '@/lib/paths.ts';

import { AboutLink } from './about-link.tsx';
import { DownloadLink } from './download-link.tsx';
import { isLinkProblem } from './link-problem.tsx';
import { PlaceLink } from './place-link.tsx';
import { SharedEntries } from './shared-entries.tsx';
import { sharedFolderQuery } from './shared-queries.ts';
import { canShow, sharedPreviewFile } from './shared-preview-file.ts';
import { sharedArchiveUrl } from './shared-urls.ts';
import { UsedUp } from './used-up.tsx';

interface SharedFolderProps {
  readonly token: string;
  readonly shared: Shared;
}

/** A shared folder or a folder in it: the address says which, so that Back goes back. */
export function SharedFolder({ token, shared }: SharedFolderProps) {
  const folder = sharedFolderOfPathname(usePathname());
  const list = useInfiniteQuery(sharedFolderQuery(token, folder));
  const entries = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const preview = useSharedPreview(token, shared, entries);
  const total = list.data?.pages.at(-1)?.total;
  const heading = useFocusOnArrival(folder);
  const name = folder === '' ? shared.entry.name : nameOf(folder);
  const { error } = list;
  useLookAgain(token, error);

  return (
    <div className="mx-auto flex w-full max-w-4xl flex-1 flex-col gap-4 px-4 pb-10 sm:px-6">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          {folder === '' ? null : <FoldersAbove token={token} root={shared.entry.name} folder={folder} />}
          <h1 ref={heading} tabIndex={-1} className="flex items-center gap-2.5 text-xl font-semibold outline-none">
            <FolderIcon className="size-7" />
            <span className="min-w-0 break-words">{name}</span>
          </h1>
          <AboutLink shared={shared}>{total === undefined ? null : `${formatCount(total, 'item')} · `}</AboutLink>
        </div>
        {entries.length > 0 && shared.downloadsLeft !== 0 ? (
          <DownloadLink
            token={token}
            href={sharedArchiveUrl(token, folder)}
            name={`${name}.zip`}
            className={buttonVariants({ variant: 'primary', size: 'lg', className: 'max-sm:h-12 max-sm:w-full' })}
          >
            <FolderDown aria-hidden />
            Download all
          </DownloadLink>
        ) : null}
      </div>
      {shared.downloadsLeft === 0 ? <UsedUp sharedBy={shared.sharedBy} /> : null}
      <Card className="overflow-hidden" aria-busy={list.isPending}>
        {entries.length > 0 ? (
          <SharedEntries token={token} shared={shared} entries={entries} preview={preview} />
        ) : error ? (
          <FolderFailed error={error} up={sharedHref(token, parentOf(folder))} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <PendingRows />
        ) : (
          <PaneState icon={<EmptyFolderArt />} title="This folder is empty" />
        )}
      </Card>
      {list.hasNextPage ? (
        <Button className="self-center" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? <Spinner /> : null}
          {list.isFetchNextPageError ? 'That failed: try again' : `Show more of ${formatCount(total ?? 0, 'item')}`}
        </Button>
      ) : null}
      <Preview {...preview} />
    </div>
  );
}

/** Looks at what of a folder can be shown. Its row gets the keyboard back. */
function useSharedPreview(token: string, shared: Shared, entries: readonly SharedEntry[]): PreviewControl {
  const last = useRef<string | null>(null);
  const files = useMemo(
    () => entries.filter((entry) => canShow(shared, entry)).map((entry) => sharedPreviewFile(token, entry)),
    [token, shared, entries],
  );
  return usePreview(files, {
    follow: (id) => {
      last.current = id;
    },
    returnFocus: () => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(last.current ?? '')}"]`),
  });
}

/** What has become of the link is the page's to say. */
function useLookAgain(token: string, error: unknown): void {
  const client = useQueryClient();
  useEffect(() => {
    if (isLinkProblem(error)) void client.invalidateQueries({ queryKey: keys.shared(token), exact: true });
  }, [client, token, error]);
}

/** The link that led here is gone with its folder: the heading gets the focus, and is read out. */
function useFocusOnArrival(folder: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(folder);
  useEffect(() => {
    if (before.current === folder) return;
    before.current = folder;
    heading.current?.focus();
  }, [folder]);
  return heading;
}

function FoldersAbove({
  token,
  root,
  folder,
}: {
  readonly token: string;
  readonly root: string;
  readonly folder: string;
}) {
  return (
    <nav aria-label="Folders above" className="mb-1 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-ink-muted">
        {['', ...ancestry(folder).slice(0, -1)].map((above) => (
          <li key={above} className="flex min-w-0 items-center gap-x-1.5 after:text-ink-faint after:content-['/']">
            <PlaceLink
              href={sharedHref(token, above)}
              className="truncate rounded-sm py-1 underline-offset-4 hover:text-ink hover:underline"
            >
              {above === '' ? root : nameOf(above)}
            </PlaceLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface FolderFailedProps {
  readonly error: unknown;
  readonly up: string;
  readonly onRetry: () => void;
}

function FolderFailed({ error, up, onRetry }: FolderFailedProps) {
  const gone = isProblem(error, 'entry_not_found', 'not_a_folder', 'invalid_path');
  return (
    <PaneState
      role="alert"
      icon={<CloudOff aria-hidden />}
      title={gone ? 'There is no folder here' : 'This folder did not load'}
      actions={
        <>
          {gone ? (
            <PlaceLink href={up} className={buttonVariants({ variant: 'primary' })}>
              Go back up
            </PlaceLink>
          ) : null}
          <Button onClick={onRetry}>Try again</Button>
        </>
      }
    >
      {gone ? 'It may have been moved, renamed or deleted.' : problemMessage(error)}
    </PaneState>
  );
}

function PendingRows() {
  return [0, 1, 2, 3].map((row) => (
    <div key={row} aria-hidden className="flex h-12 items-center gap-3 border-b border-line px-4 last:border-0">
      <Skeleton className="size-6" />
      <Skeleton className="h-3 w-48" />
    </div>
  ));
}
