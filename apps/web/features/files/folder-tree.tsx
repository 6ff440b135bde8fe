'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { compareNames } from '@/features/listing/sort.ts';
import { useSession } from '@/features/shell/use-session.ts';
import { orderSpaces, spaceLabel } from '@/features/spaces/space-names.ts';
import { queries } from '@/lib/api/queries.ts';
import { cn } from '@/lib/cn.ts';
import { ancestry, parentOf } from '@/lib/paths.ts';

import { FolderIcon } from './entry-icon.tsx';

export interface FolderTreeProps {
  readonly selected: string;
  readonly onSelect: (path: string) => void;
  /** Enter, or a double click. */
  readonly onConfirm: () => void;
  /** Folders that can be neither chosen nor opened. */
  readonly isBarred: (path: string) => boolean;
}

interface NodeProps extends FolderTreeProps {
  readonly path: string;
  readonly label: string;
  readonly level: number;
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (path: string, open: boolean) => void;
}

/** The spaces the person may change and the folders in them, loaded as they are opened. */
export function FolderTree(props: FolderTreeProps) {
  const own = `~${useSession().user.handle}`;
  const spaces = useQuery(queries.spaces());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(ancestry(props.selected)));
  const onExpand = (path: string, open: boolean) =>
    setExpanded((before) => {
      const next = new Set(before);
      if (open) next.add(path);
      else next.delete(path);
      return next;
    });
  const writable = orderSpaces(spaces.data ?? [], own).filter((space) => space.role !== 'viewer');

  if (spaces.isPending) return <Loading level={1} />;
  if (spaces.isError) return <Failed level={1} onRetry={() => void spaces.refetch()} />;
  return (
    <ul role="tree" aria-label="Folders" onKeyDown={(event) => onTreeKey(event, props, expanded, onExpand)}>
      {writable.map((space) => (
        <Node
          key={space.id}
          {...props}
          path={space.name}
          label={spaceLabel(space.name, own)}
          level={1}
          expanded={expanded}
          onExpand={onExpand}
        />
      ))}
    </ul>
  );
}

function Node(props: NodeProps) {
  const { path, label, level, selected, onSelect, onConfirm, isBarred, expanded, onExpand } = props;
  const barred = isBarred(path);
  const open = expanded.has(path) && !barred;
  const group = useId();
  return (
    <li role="none">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree listens to the keys for all its items */}
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={barred ? undefined : open}
        aria-selected={path === selected}
        aria-disabled={barred || undefined}
        aria-owns={open ? group : undefined}
        data-tree-path={path}
        tabIndex={path === selected ? 0 : -1}
        style={{ paddingLeft: (level - 1) * 18 + 4 }}
        onClick={() => (barred ? undefined : onSelect(path))}
        onDoubleClick={() => (barred ? undefined : onConfirm())}
        className={cn(
          'flex h-8 items-center gap-2 rounded-md pr-2 text-sm select-none coarse:h-11',
          path === selected ? 'bg-accent-soft font-medium' : 'hover:bg-hover',
          barred && 'opacity-50',
        )}
      >
        <span
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            if (!barred) onExpand(path, !open);
          }}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-pressed"
        >
          <ChevronRight className={cn('size-4 transition-transform', open && 'rotate-90')} />
        </span>
        <FolderIcon />
        <span className="truncate">{label}</span>
      </div>
      {open ? <Children {...props} group={group} /> : null}
    </li>
  );
}

function Children({ group, ...props }: NodeProps & { readonly group: string }) {
  const level = props.level + 1;
  const folder = useQuery(queries.folder(props.path));
  if (folder.isPending) return <Loading level={level} />;
  if (folder.isError) return <Failed level={level} onRetry={() => void folder.refetch()} />;
  const folders = folder.data.items
    .filter((entry) => entry.kind === 'folder')
    .toSorted((a, b) => compareNames(a.name, b.name));
  if (folders.length === 0 && folder.data.complete) {
    return (
      <p style={{ paddingLeft: level * 18 + 20 }} className="flex h-7 items-center text-xs text-ink-faint">
        No folders
      </p>
    );
  }
  return (
    <ul role="group" id={group}>
      {folders.map((entry) => (
        <Node key={entry.id} {...props} path={entry.path} label={entry.name} level={level} />
      ))}
    </ul>
  );
}

function Loading({ level }: { readonly level: number }) {
  return (
    <div style={{ paddingLeft: level * 18 + 14 }} className="flex h-8 items-center">
      <Spinner label="Loading folders" />
    </div>
  );
}

function Failed({ level, onRetry }: { readonly level: number; readonly onRetry: () => void }) {
  return (
    <div
      role="alert"
      style={{ paddingLeft: level * 18 + 14 }}
      className="flex h-8 items-center gap-2 text-xs text-ink-muted"
    >
      The folders did not load.
      <Button variant="link" size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

/** The keys of a tree: up and down along what is in sight, right into a folder, left out of it. */
function onTreeKey(
  event: KeyboardEvent<HTMLElement>,
  { selected, onSelect, onConfirm, isBarred }: FolderTreeProps,
  expanded: ReadonlySet<string>,
  onExpand: (path: string, open: boolean) => void,
): void {
  const nodes = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-path]:not([aria-disabled])')];
  const at = nodes.findIndex((node) => node.dataset['treePath'] === selected);
  const focus = (node: HTMLElement | undefined) => {
    const path = node?.dataset['treePath'];
    if (!node || path === undefined) return;
    onSelect(path);
    node.focus();
  };
  const isOpen = expanded.has(selected);
  if (event.key === 'ArrowDown') focus(nodes[at + 1]);
  else if (event.key === 'ArrowUp') focus(nodes[at - 1]);
  else if (event.key === 'Home') focus(nodes[0]);
  else if (event.key === 'End') focus(nodes.at(-1));
  else if (event.key === 'ArrowRight' && !isOpen && !isBarred(selected)) onExpand(selected, true);
  else if (event.key === 'ArrowRight') focus(nodes[at + 1]);
  else if (event.key === 'ArrowLeft' && isOpen) onExpand(selected, false);
  else if (event.key === 'ArrowLeft') focus(nodes.find((node) => node.dataset['treePath'] === parentOf(selected)));
  else if (event.key === 'Enter') onConfirm();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
