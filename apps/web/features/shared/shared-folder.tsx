'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { CloudOff, Download, FolderDown } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ComponentProps, type MouseEvent, useEffect, useMemo, useRef } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { EmptyFolderArt } from '@/features/files/empty-folder-art.tsx';
import { EntryIcon, FolderIcon } from '@/features/files/entry-icon.tsx';
import { When } from '@/features/files/when.tsx';
import { Preview } from '@/features/preview/preview.tsx';
import { type PreviewControl, usePreview } from '@/features/preview/use-preview.ts';
import { keys } from '@/lib/api/keys.ts';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';
import type { Shared, SharedEntry } from '@/lib/api/types.ts';
import { formatCount, formatSize } from '@/lib/format.ts';
import { ancestry, nameOf, parentOf, sharedFolderOfPathname, sharedHref } from '@/lib/paths.ts';

import { AboutLink } from './about-link.tsx';
import { DownloadLink } from './download-link.tsx';
import { isLinkProblem } from './link-problem.tsx';
import { sharedFolderQuery } from './shared-queries.ts';
import { canShow, sharedPreviewFile } from './shared-preview-file.ts';
import { sharedArchiveUrl, sharedFileUrl } from './shared-urls.ts';
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
          <Entries token={token} shared={shared} entries={entries} preview={preview} />
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

interface EntriesProps extends SharedFolderProps {
  readonly entries: readonly SharedEntry[];
  readonly preview: PreviewControl;
}

function Entries({ token, shared, entries, preview }: EntriesProps) {
  return (
    <Table aria-label="Files and folders" className="table-fixed">
      <thead>
        <tr>
          <Th className="pl-4">Name</Th>
          <Th className="w-28 max-sm:hidden">Modified</Th>
          <Th className="w-24 text-right max-sm:hidden">Size</Th>
          <Th className="w-14">
            <span className="sr-only">Download</span>
          </Th>
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>td]:border-b-0">
        {entries.map((entry) => (
          <tr key={entry.path} className="hover:bg-hover">
            <Td className="py-0 pl-4">
              <EntryLink token={token} shared={shared} entry={entry} preview={preview} />
            </Td>
            <Td className="tabular text-ink-muted max-sm:hidden">
              <When iso={entry.modifiedAt} />
            </Td>
            <Td className="tabular text-right text-ink-muted max-sm:hidden">
              {entry.size === null ? '' : formatSize(entry.size)}
            </Td>
            <Td className="py-0 pr-3 pl-0 text-right">
              {entry.kind === 'file' && shared.downloadsLeft !== 0 ? (
                <DownloadLink
                  token={token}
                  href={sharedFileUrl(token, entry.path, 'attachment')}
                  name={entry.name}
                  aria-label={`Download ${entry.name}`}
                  title="Download"
                  className={buttonVariants({ variant: 'ghost', size: 'icon' })}
                >
                  <Download aria-hidden />
                </DownloadLink>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A folder to walk into, a file to look at, or else its download. */
function EntryLink({ token, shared, entry, preview }: Omit<EntriesProps, 'entries'> & { readonly entry: SharedEntry }) {
  const { name, path, size } = entry;
  const className = 'flex min-h-12 items-center gap-3 rounded-md py-2 text-ink';
  const face = (
    <>
      <EntryIcon entry={entry} className="size-6" />
      <span className="min-w-0">
        <span className="block break-words">{name}</span>
        {size === null ? null : (
          <span className="tabular block text-xs text-ink-muted sm:hidden">{formatSize(size)}</span>
        )}
      </span>
    </>
  );
  if (entry.kind === 'folder') {
    return (
      <PlaceLink href={sharedHref(token, path)} className={className}>
        {face}
      </PlaceLink>
    );
  }
  if (canShow(shared, entry)) {
    return (
      <a
        href={`${sharedHref(token, parentOf(path))}?preview=${encodeURIComponent(path)}`}
        data-path={path}
        className={className}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          preview.open({ id: path });
        }}
      >
        {face}
      </a>
    );
  }
  if (shared.downloadsLeft === 0) return <span className={className}>{face}</span>;
  return (
    <DownloadLink token={token} href={sharedFileUrl(token, path, 'attachment')} name={name} className={className}>
      {face}
    </DownloadLink>
  );
}

/** A link to another folder of the link: real enough for a new tab, and no page is asked for in this one. */
function PlaceLink({ href, children, ...props }: ComponentProps<'a'> & { readonly href: string }) {
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        window.history.pushState(null, '', href);
        window.scrollTo(0, 0);
      }}
    >
      {children}
    </a>
  );
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
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
