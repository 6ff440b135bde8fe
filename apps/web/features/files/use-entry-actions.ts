'use client';

import { useState } from 'react';

import { toast } from '@/components/ui/toast.tsx';
import { useDrag } from '@/features/dnd/drag-provider.tsx';
import type { Command, MenuAnchor } from '@/features/listing/model.ts';
import { findRow } from '@/features/listing/use-place.ts';
import type { SelectionControl } from '@/features/listing/use-selection.ts';
import { useGo } from '@/features/shell/navigation.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { archiveUrl, mostInArchive } from '@/lib/api/archive-url.ts';
import { api } from '@/lib/api/client.ts';
import { problemMessage } from '@/lib/api/problems.ts';
import type { Entry } from '@/lib/api/types.ts';
import { folderHref, itemHref, nameOf, parentOf } from '@/lib/paths.ts';
import { startDownload } from '@/lib/start-download.ts';

import { type ActionId, actionsFor, lowestRole } from './actions.ts';
import type { Placement } from './destination-dialog.tsx';
import { useChanges } from './use-changes.ts';
import { useCopyKey } from './use-clipboard.ts';
import { useRoles } from './use-roles.ts';

interface ActionScope {
  /** What the listing shows, in order. */
  readonly entries: readonly Entry[];
  readonly selection: SelectionControl;
  readonly onPreview: (entry: Entry) => void;
  /** The entries are shown away from their folder. */
  readonly elsewhere?: boolean;
}

/** The actions on a listing's selection, and the state of the menus and dialogs that belong to them. */
export function useEntryActions({ entries, selection, onPreview, elsewhere = false }: ActionScope) {
  const go = useGo();
  const changes = useChanges();
  const roleOf = useRoles();
  const label = useFolderLabel();
  const beginDrag = useDrag();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menuAnchor, setMenuAnchor] = useState<MenuAnchor | null>(null);
  const [versionsOf, setVersionsOf] = useState<Entry | null>(null);
  const [sharing, setSharing] = useState<Entry | null>(null);
  const [placement, setPlacement] = useState<Placement | null>(null);

  const selected = entries.filter((entry) => selection.ids.has(entry.id));
  const actions = actionsFor(selected, lowestRole(selected, roleOf), elsewhere);
  useCopyKey(selected);
  const focusRow = (id: string | null) => {
    if (id !== null) requestAnimationFrame(() => findRow(document, id)?.focus({ preventScroll: true }));
  };

  const open = (entry: Entry, newTab = false) => {
    const href = entry.kind === 'folder' ? folderHref(entry.path) : itemHref(entry);
    if (newTab) window.open(href, '_blank', 'noopener');
    else if (entry.kind === 'folder') go(href);
    else onPreview(entry);
  };
  const remove = () => {
    const next = neighbour(entries, selection);
    if (next !== null) selection.moveFocus(next);
    focusRow(next);
    void changes.trash(selected);
  };

  const duplicate = () => {
    const folder = parentOf(selected[0]?.path ?? '');
    void changes.copy(selected, { path: folder, name: label(folder) });
  };

  const run = (action: ActionId) => {
    const [first] = selected;
    if (!first || !actions.includes(action)) return;
    if (action === 'open' || action === 'preview') open(first);
    else if (action === 'show') go(itemHref(first));
    else if (action === 'download') download(first);
    else if (action === 'download-zip') downloadZip(selected, first);
    else if (action === 'share') setSharing(first);
    else if (action === 'copy-link') void copyLink(first);
    else if (action === 'versions') setVersionsOf(first);
    else if (action === 'rename') setRenaming(first.id);
    else if (action === 'move' || action === 'copy') setPlacement({ how: action, entries: selected });
    else if (action === 'duplicate') duplicate();
    else remove();
  };

  const onCommand = (command: Command) => {
    const focused = entries.find((entry) => entry.id === selection.focus);
    if (command === 'open' && focused) open(focused);
    else if (command === 'preview' && focused) open(focused);
    else if (command === 'rename') run('rename');
    else if (command === 'delete') run('delete');
    else if (command === 'move') run('move');
    else if (command === 'share') run('share');
  };

  return {
    selected,
    actions,
    run,
    open,
    onCommand,
    renaming,
    endRename: (entry: Entry, name: string | null) => {
      setRenaming(null);
      focusRow(entry.id);
      if (name !== null) void changes.rename(entry, name);
    },
    menu: {
      anchor: menuAnchor,
      actions,
      onAction: run,
      onClose: () => {
        setMenuAnchor(null);
        // On a phone a row's menu is not the beginning of a selection: the next tap shall open again.
        if (selection.ids.size === 1 && window.matchMedia('(pointer: coarse)').matches) selection.clear();
      },
      returnFocus: () => (selection.focus === null ? null : findRow(document, selection.focus)),
    },
    openMenu: setMenuAnchor,
    versions: { entry: versionsOf, onClose: () => setVersionsOf(null) },
    share: { entry: sharing, onClose: () => setSharing(null) },
    destination: { placement, onClose: () => setPlacement(null) },
    onDrag: (event: PointerEvent, id: string) => {
      const entry = entries.find((candidate) => candidate.id === id);
      if (!entry || renaming !== null || !canEdit(entry)) return;
      beginDrag(event, () => {
        if (selection.ids.has(id)) return selected.filter(canEdit);
        selection.pick(id);
        return [entry];
      });
    },
    dropPathOf: (entry: Entry) => (entry.kind === 'folder' && canEdit(entry) ? entry.path : null),
  };

  function canEdit(entry: Entry): boolean {
    const role = roleOf(entry.space);
    return role === 'editor' || role === 'owner';
  }
}

export type EntryActions = ReturnType<typeof useEntryActions>;

/** The item the keyboard goes to when the selected ones are gone: the next that stays, or else the one before. */
function neighbour(entries: readonly Entry[], selection: SelectionControl): string | null {
  const at = entries.findIndex((entry) => entry.id === selection.focus);
  const stays = (entry: Entry) => !selection.ids.has(entry.id);
  return (entries.slice(at + 1).find(stays) ?? entries.slice(0, Math.max(at, 0)).findLast(stays))?.id ?? null;
}

function download(entry: Entry): void {
  startDownload(api.fileUrl(entry.path, { disposition: 'attachment' }), entry.name);
}

/** One folder whole, or what is chosen of the folder that holds it. */
function downloadZip(entries: readonly Entry[], first: Entry): void {
  if (entries.length === 1) startDownload(archiveUrl(first.path), `${first.name}.zip`);
  else if (entries.length > mostInArchive) {
    toast.error(`At most ${mostInArchive} items at once`, 'Download the whole folder instead.');
  } else {
    const folder = parentOf(first.path);
    startDownload(
      archiveUrl(
        folder,
        entries.map(({ id }) => id),
      ),
      `${nameOf(folder)}.zip`,
    );
  }
}

async function copyLink(entry: Entry): Promise<void> {
  const path = entry.kind === 'folder' && parentOf(entry.path) === '' ? folderHref(entry.path) : itemHref(entry);
  try {
    await navigator.clipboard.writeText(window.location.origin + path);
    toast.success('Link copied', 'It opens the folder at this item, for people who may see it.');
  } catch (error) {
    toast.error('The link could not be copied', problemMessage(error));
  }
}
