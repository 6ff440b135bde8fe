'use client';

import { ChevronLeft, ChevronRight, Ellipsis } from 'lucide-react';
import { Fragment } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx';
import { FolderLink, useGo } from '@/features/shell/navigation.tsx';
import { useFolderLabel } from '@/features/spaces/use-folder-label.ts';
import { ancestry, folderHref, nameOf, parentOf } from '@/lib/paths.ts';

import { FolderIcon } from './entry-icon.tsx';

/** How many folders show before the middle ones go into a menu. */
const inSight = 4;

/** Where this folder is. Every folder above it is a link and a place to drop things on. */
export function Breadcrumbs({ path, canDrop }: { readonly path: string; readonly canDrop: boolean }) {
  const label = useFolderLabel();
  const all = ancestry(path);
  const above = all.slice(0, -1);
  const hidden = all.length > inSight ? above.slice(1, -2) : [];
  const shown = above.filter((folder) => !hidden.includes(folder));
  const parent = parentOf(path);

  return (
    <nav aria-label="Folders above" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center text-lg">
        {parent === '' ? null : (
          <li className="mr-1 sm:hidden">
            <FolderLink
              path={parent}
              aria-label={`Up to ${label(parent)}`}
              className="-ml-1 flex size-9 items-center justify-center rounded-md text-ink-muted"
            >
              <ChevronLeft aria-hidden className="size-5" />
            </FolderLink>
          </li>
        )}
        {shown.map((folder, index) => (
          <Fragment key={folder}>
            <Crumb path={folder} label={label(folder)} canDrop={canDrop} />
            {index === 0 && hidden.length > 0 ? <Hidden paths={hidden} /> : null}
          </Fragment>
        ))}
        <li className="min-w-0 truncate font-semibold" aria-current="page">
          <h1 className="truncate">{label(path)}</h1>
        </li>
      </ol>
    </nav>
  );
}

function Crumb({ path, label, canDrop }: { readonly path: string; readonly label: string; readonly canDrop: boolean }) {
  return (
    <li className="flex min-w-0 shrink items-center max-sm:hidden">
      <FolderLink
        path={path}
        data-drop-path={canDrop ? path : undefined}
        data-drop-name={label}
        className="-mx-1.5 block max-w-48 min-w-8 truncate rounded-md px-1.5 py-0.5 text-ink-muted hover:bg-hover hover:text-ink data-drop-over:bg-accent-soft-hover data-drop-over:text-ink data-drop-over:outline-2 data-drop-over:outline-accent"
      >
        {label}
      </FolderLink>
      <Separator />
    </li>
  );
}

function Hidden({ paths }: { readonly paths: readonly string[] }) {
  const go = useGo();
  return (
    <li className="flex items-center max-sm:hidden">
      <Menu>
        <MenuTrigger>
          <Button variant="ghost" size="icon-sm" aria-label="Folders in between" className="-mx-1">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {paths.map((path) => (
            <MenuItem key={path} icon={<FolderIcon />} onClick={() => go(folderHref(path))}>
              {nameOf(path)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <Separator />
    </li>
  );
}

function Separator() {
  return <ChevronRight aria-hidden className="mx-1.5 size-4 shrink-0 text-ink-faint" />;
}
