'use client';

import { Download } from 'lucide-react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Table, Td, Th } from '@/components/ui/table.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { When } from '@/features/files/when.tsx';
import type { PreviewControl } from '@/features/preview/use-preview.ts';
import type { Shared, SharedEntry } from '@/lib/api/types.ts';
import { formatSize } from '@/lib/format.ts';
import { parentOf, sharedHref } from '@/lib/paths.ts';

import { DownloadLink } from './download-link.tsx';
import { isPlainClick, PlaceLink } from './place-link.tsx';
import { canShow } from './shared-preview-file.ts';
import { sharedFileUrl } from './shared-urls.ts';

interface SharedEntriesProps {
  readonly token: string;
  readonly shared: Shared;
  readonly entries: readonly SharedEntry[];
  readonly preview: PreviewControl;
}

/** What lies in a folder of a link. */
export function SharedEntries({ token, shared, entries, preview }: SharedEntriesProps) {
  return (
    <Table aria-label="Files and folders">
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
      <tbody>
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
function EntryLink({
  token,
  shared,
  entry,
  preview,
}: Omit<SharedEntriesProps, 'entries'> & { readonly entry: SharedEntry }) {
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
