'use client';

import {
  ArrowDown,
  ArrowUp,
  FileUp,
  FolderPlus,
  FolderUp,
  LayoutGrid,
  ListFilter,
  List,
  Upload,
  X,
} from 'lucide-react';
import { useRef } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { inputClass } from '@/components/ui/input.tsx';
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import { nextSort, type Sort, type SortKey } from '@/features/listing/sort.ts';
import { usePreferences } from '@/features/shell/preferences-provider.tsx';
import { cn } from '@/lib/cn.ts';

export function FolderButtons({
  onUpload,
  onUploadFolder,
  onNewFolder,
}: {
  readonly onUpload: () => void;
  readonly onUploadFolder: () => void;
  readonly onNewFolder: () => void;
}) {
  return (
    <div className="flex shrink-0 items-center gap-2">
      <Button onClick={onNewFolder} aria-label="New folder" title="New folder (Alt+N)">
        <FolderPlus aria-hidden />
        <span className="max-sm:hidden">New folder</span>
      </Button>
      <Menu>
        <MenuTrigger>
          <Button variant="primary" aria-label="Upload">
            <Upload aria-hidden />
            <span className="max-sm:hidden">Upload</span>
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem icon={<FileUp aria-hidden />} shortcut="Alt+U" onClick={onUpload}>
            Files
          </MenuItem>
          <MenuItem icon={<FolderUp aria-hidden />} onClick={onUploadFolder}>
            A folder
          </MenuItem>
        </MenuContent>
      </Menu>
    </div>
  );
}

export function ViewSwitch() {
  const { view, setView } = usePreferences();
  return (
    <Segmented
      label="View"
      value={view}
      onValueChange={setView}
      options={[
        { value: 'list', label: 'List', icon: <List aria-hidden /> },
        { value: 'grid', label: 'Tiles', icon: <LayoutGrid aria-hidden /> },
      ]}
    />
  );
}

const sortNames: readonly { readonly key: SortKey; readonly label: string }[] = [
  { key: 'name', label: 'Name' },
  { key: 'modified', label: 'Modified' },
  { key: 'size', label: 'Size' },
  { key: 'type', label: 'Type' },
];

/** Sorting where there are no column headers to click. Choosing the same again turns it round. */
export function SortMenu({ sort, onSort }: { readonly sort: Sort; readonly onSort: (sort: Sort) => void }) {
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const label = sortNames.find(({ key }) => key === sort.key)?.label ?? '';
  return (
    <Menu>
      <MenuTrigger>
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Sort: ${label}, ${sort.descending ? 'descending' : 'ascending'}`}
        >
          {label}
          <Arrow aria-hidden className="size-3.5" />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuRadioGroup value={sort.key}>
          {sortNames.map(({ key, label: name }) => (
            <MenuRadioItem key={key} value={key} onClick={() => onSort(nextSort(sort, key))}>
              {name}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

/** Narrows the listing down to names that hold the words; the browser's own search sees only the rows in sight. */
interface FilterBoxProps {
  /** What is filtered: "this folder". */
  readonly what: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FilterBox({ what, value, onChange }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div role="search" aria-label={what} className="relative w-48 min-w-20 shrink-100">
      <ListFilter
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onChange('');
          input.current?.blur();
        }}
        aria-label={`Filter ${what}`}
        placeholder="Filter"
        autoComplete="off"
        spellCheck={false}
        className={cn(inputClass, 'h-7 border-transparent bg-pressed pr-7 pl-8 text-sm shadow-none coarse:h-9')}
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear the filter"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
          className="absolute top-1/2 right-1 flex size-5 -translate-y-1/2 items-center justify-center rounded-sm text-ink-faint hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
}
