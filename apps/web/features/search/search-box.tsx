'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import { Kbd } from '@/components/ui/kbd.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { useGo } from '@/features/shell/navigation.tsx';
import { queries } from '@/lib/api/queries.ts';
import type { Entry } from '@/lib/api/types.ts';
import { hasCommand, isInOverlay, isTyping } from '@/lib/keyboard.ts';
import { folderHref, itemHref } from '@/lib/paths.ts';

import { SearchPopup } from './search-popup.tsx';
import { useDebounced } from './use-debounced.ts';

const listId = 'quick-search';

/** The search field above every page. Results come while one types; Enter without a choice shows them all. */
export function SearchBox() {
  const router = useRouter();
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const q = useDebounced(text.trim(), 140);
  const search = useQuery({ ...queries.quickSearch(q), placeholderData: keepPreviousData });
  const hits = q === '' ? [] : (search.data ?? []);
  const shown = open && text.trim() !== '';
  useSearchKey(() => input.current?.select());

  const leave = () => {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
  };
  const choose = (entry: Entry) => {
    leave();
    go(entry.kind === 'folder' ? folderHref(entry.path) : `${itemHref(entry)}&preview=${entry.id}`);
  };
  const showAll = () => {
    if (text.trim() === '') return;
    leave();
    router.push(`/search?q=${encodeURIComponent(text.trim())}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const hit = hits[active];
    if (event.key === 'ArrowDown') setActive(active >= hits.length - 1 ? -1 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active < 0 ? hits.length - 1 : active - 1);
    else if (event.key === 'Enter' && shown && hit) choose(hit.entry);
    else if (event.key === 'Enter') showAll();
    else if (event.key === 'Escape' && shown) setOpen(false);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only watches the focus leave
    <div
      role="search"
      aria-label="All files"
      className="relative w-full max-w-xl min-w-0"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 z-10 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Search all files"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[active] ? `${listId}-${active}` : undefined}
        placeholder="Search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        className="peer h-9 w-full rounded-lg border border-line bg-surface pr-9 pl-9 text-base text-ink shadow-card transition-[border-color,box-shadow] outline-none hover:border-line-strong focus-visible:border-accent focus-visible:ring-3 focus-visible:ring-accent-soft-hover coarse:h-10 [&::-webkit-search-cancel-button]:hidden"
      />
      <div className="absolute top-1/2 right-2 flex -translate-y-1/2 items-center">
        {search.isFetching && text !== '' ? <Spinner className="mr-1 size-3.5" /> : null}
        {text === '' ? (
          <span className="pointer-events-none max-sm:hidden">
            <Kbd keys="/" />
          </span>
        ) : (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
            className="flex size-6 items-center justify-center rounded-sm text-ink-faint hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {shown ? (
        <SearchPopup
          id={listId}
          text={text.trim()}
          hits={hits}
          active={active}
          settled={q === text.trim() && !search.isPending && !search.isPlaceholderData}
          error={search.error}
          onRetry={() => void search.refetch()}
          onPoint={setActive}
          onChoose={choose}
          onShowAll={showAll}
        />
      ) : null}
    </div>
  );
}

/** What stands in the field; on the page of results it starts as what was searched for. */
function useSearchText() {
  const pathname = usePathname();
  const params = useSearchParams();
  const searched = pathname === '/search' ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(searched);
  const [seen, setSeen] = useState(searched);
  if (seen !== searched) {
    setSeen(searched);
    setText(searched);
  }
  return [text, setText] as const;
}

/** `/` and Ctrl+K. Ctrl+F stays the browser's. */
function useSearchKey(focus: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isInOverlay(event.target)) return;
      const slash = event.key === '/' && !hasCommand(event) && !isTyping(event.target);
      const palette = event.key.toLowerCase() === 'k' && hasCommand(event) && !event.shiftKey;
      if (!slash && !palette) return;
      event.preventDefault();
      focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
