'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';

import { Spinner } from '@/components/ui/spinner.tsx';
import { Listing } from '@/features/listing/listing.tsx';
import { filterEntries, nextSort, sortEntries } from '@/features/listing/sort.ts';
import { useSelection } from '@/features/listing/use-selection.ts';
import { MembersButton } from '@/features/members/members-button.tsx';
import { Preview } from '@/features/preview/preview.tsx';
import { useEntryPreview } from '@/features/preview/use-preview.ts';
import { useGo } from '@/features/shell/navigation.tsx';
import { usePreferences } from '@/features/shell/preferences-provider.tsx';
import { ShareDialog } from '@/features/shares/share-dialog.tsx';
import { useTitle } from '@/features/shell/use-title.ts';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { useFileDrop, useFilePaste } from '@/features/uploads/use-file-drop.ts';
import { useUploads } from '@/features/uploads/use-uploads.ts';
import { VersionsDialog } from '@/features/versions/versions-dialog.tsx';
import { queries } from '@/lib/api/queries.ts';
import type { Entry } from '@/lib/api/types.ts';
import { formatCount } from '@/lib/format.ts';
import { isInOverlay, isTyping } from '@/lib/keyboard.ts';
import { folderHref, itemHref, parentOf } from '@/lib/paths.ts';
import { useMedia } from '@/lib/use-media.ts';

import { Breadcrumbs } from './breadcrumbs.tsx';
import { DestinationDialog } from './destination-dialog.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { EntryMenu } from './entry-menu.tsx';
import { EntryTile } from './entry-tile.tsx';
import { folderColumns } from './folder-columns.tsx';
import { EmptyFolder, FolderFailed, NothingMatches } from './folder-state.tsx';
import { FilterBox, FolderButtons, SortMenu, ViewSwitch } from './folder-toolbar.tsx';
import { NewFolderDialog } from './new-folder-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePasteKey } from './use-clipboard.ts';
import { useEntryActions } from './use-entry-actions.ts';
import { useOpenItem } from './use-open-item.ts';

const nothing: readonly Entry[] = [];

/** One folder: where it is, what is in it, and everything that can be done with that. */
export function FolderView({ path }: { readonly path: string }) {
  const query = useQuery(queries.folder(path));
  const { view, sort, setSort } = usePreferences();
  const [filter, setFilter] = useState('');
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const go = useGo();
  const uploads = useUploads();
  const label = useFolderLabel();
  const narrow = useMedia('(max-width: 639px), (pointer: coarse)');
  useTitle(label(path));

  const folder = query.data;
  const all = folder?.items ?? nothing;
  const entries = useMemo(() => sortEntries(filterEntries(all, filter), sort), [all, filter, sort]);
  const selection = useSelection(useMemo(() => entries.map((entry) => entry.id), [entries]));
  const preview = useEntryPreview(entries, selection);
  const actions = useEntryActions({ entries, selection, onPreview: preview.open });
  const canEdit = folder !== undefined && folder.role !== 'viewer';
  const drop = useFileDrop(canEdit ? path : null);
  // A paste does not wait for the list; whether it may be is the server's to say until then.
  const pasteInto = folder?.role === 'viewer' ? null : path;
  useFilePaste(pasteInto);
  usePasteKey(pasteInto);
  const linked = useOpenItem(path, folder);
  const pending = folder === undefined ? 10 : filter === '' ? folder.total - folder.items.length : 0;

  useFolderKeys({
    KeyN: () => (canEdit ? setCreating(true) : undefined),
    KeyU: () => (canEdit ? uploads.pickFiles(path) : undefined),
  });

  return (
    <section
      aria-label={label(path)}
      aria-busy={query.isPending}
      className="relative flex h-full flex-col"
      {...drop.handlers}
    >
      <header className="flex h-14 shrink-0 items-center gap-3 px-4">
        <Breadcrumbs path={path} canDrop={canEdit} />
        {parentOf(path) === '' ? <MembersButton spaceName={path} /> : null}
        {canEdit ? (
          <FolderButtons
            onUpload={() => uploads.pickFiles(path)}
            onUploadFolder={() => uploads.pickFolder(path)}
            onNewFolder={() => setCreating(true)}
          />
        ) : null}
      </header>
      <div className="flex h-10 shrink-0 items-center coarse:h-13 gap-2 px-4">
        {selection.ids.size > 0 ? (
          <SelectionBar selection={selection} actions={actions.actions} onAction={actions.run} />
        ) : null}
        {selection.ids.size > 0 && !narrow ? null : (
          <Count shown={entries.length} loaded={all.length} total={folder?.total ?? null} filtering={filter !== ''} />
        )}
        <FilterBox what="this folder" value={filter} onChange={setFilter} />
        {view === 'grid' || narrow ? <SortMenu sort={sort} onSort={setSort} /> : null}
        <ViewSwitch />
      </div>
      <div className="relative min-h-0 flex-1 border-t border-line">
        {query.isError && folder === undefined ? (
          <FolderFailed error={query.error} onRetry={() => void query.refetch()} />
        ) : folder?.complete && all.length === 0 ? (
          <EmptyFolder canEdit={canEdit} onUpload={() => uploads.pickFiles(path)} />
        ) : filter !== '' && entries.length === 0 && folder?.complete ? (
          <NothingMatches filter={filter} onClear={() => setFilter('')} />
        ) : (
          <Listing
            label={`Items in ${label(path)}`}
            items={entries}
            idOf={(entry) => entry.id}
            nameOf={(entry) => entry.name}
            pending={pending}
            view={view}
            columns={folderColumns(actions)}
            renderTile={(entry) => (
              <EntryTile
                entry={entry}
                renaming={actions.renaming === entry.id}
                onRenamed={(name) => actions.endRename(entry, name)}
              />
            )}
            selection={selection}
            sort={sort}
            onSort={(key) => setSort(nextSort(sort, key))}
            onOpen={actions.open}
            onCommand={(command) => {
              if (command !== 'parent') actions.onCommand(command);
              else if (parentOf(path) !== '' && folder) go(itemHref(folder.folder));
            }}
            onMenu={actions.openMenu}
            onDrag={actions.onDrag}
            dropPathOf={actions.dropPathOf}
            reveal={made ?? linked}
            scrollKey={folderHref(path)}
          />
        )}
      </div>
      {drop.over === null ? null : <DropOverlay folder={drop.over || label(path)} />}
      <EntryMenu {...actions.menu} />
      <VersionsDialog {...actions.versions} />
      <ShareDialog {...actions.share} />
      <DestinationDialog {...actions.destination} />
      <NewFolderDialog
        open={creating}
        onOpenChange={setCreating}
        folder={path}
        onCreated={(entry) => setMade(entry.id)}
      />
      <Preview {...preview} />
    </section>
  );
}

function Count({
  shown,
  loaded,
  total,
  filtering,
}: {
  readonly shown: number;
  readonly loaded: number;
  readonly total: number | null;
  readonly filtering: boolean;
}) {
  if (total === null) return <span className="flex-1" />;
  return (
    <p role="status" className="tabular flex flex-1 items-center gap-2 text-xs whitespace-nowrap text-ink-muted">
      {filtering ? `${shown.toLocaleString('en')} of ${formatCount(total, 'item')}` : formatCount(total, 'item')}
      {loaded < total ? <Spinner className="size-3.5" /> : null}
    </p>
  );
}

/** Alt with a letter, by the key's place: with Alt held a Mac types another character. */
function useFolderKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (isTyping(event.target) || isInOverlay(event.target)) return;
      const action = latest.current[event.code];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
