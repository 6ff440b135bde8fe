'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, SearchX } from 'lucide-react';
import { useMemo } from 'react';

import { PaneState } from '@/components/ui/state.tsx';
import { DestinationDialog } from '@/features/files/destination-dialog.tsx';
import { EntryMenu } from '@/features/files/entry-menu.tsx';
import { SelectionBar } from '@/features/files/selection-bar.tsx';
import { useEntryActions } from '@/features/files/use-entry-actions.ts';
import { Listing } from '@/features/listing/listing.tsx';
import { useSelection } from '@/features/listing/use-selection.ts';
import { Preview } from '@/features/preview/preview.tsx';
import { useEntryPreview } from '@/features/preview/use-preview.ts';
import { ShareDialog } from '@/features/shares/share-dialog.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { useTitle } from '@/features/shell/use-title.ts';
import { VersionsDialog } from '@/features/versions/versions-dialog.tsx';
import { queries } from '@/lib/api/queries.ts';

import { searchColumns } from './search-columns.tsx';

/** Everything found, with the same selection, keyboard and actions as in a folder. */
export function SearchView({ q }: { readonly q: string }) {
  const search = useInfiniteQuery(queries.search(q, null));
  const hits = useMemo(() => search.data?.pages.flatMap((page) => page.items) ?? [], [search.data]);
  const entries = useMemo(() => hits.map((hit) => hit.entry), [hits]);
  const selection = useSelection(useMemo(() => entries.map((entry) => entry.id), [entries]));
  const preview = useEntryPreview(entries, selection);
  const actions = useEntryActions({ entries, selection, onPreview: preview.open, elsewhere: true });
  useTitle(q === '' ? 'Search' : `“${q}”`);

  return (
    <section aria-label="Search results" aria-busy={search.isFetching} className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center gap-3 px-4">
        <h1 className="min-w-0 truncate text-lg font-semibold">{q === '' ? 'Search' : <>Results for “{q}”</>}</h1>
      </header>
      <div className="flex h-10 shrink-0 items-center coarse:h-13 px-4">
        {selection.ids.size > 0 ? (
          <SelectionBar selection={selection} actions={actions.actions} onAction={actions.run} />
        ) : (
          <p role="status" className="tabular text-xs text-ink-muted">
            {search.data ? found(hits.length, search.hasNextPage) : ''}
          </p>
        )}
      </div>
      <div className="relative min-h-0 flex-1 border-t border-line">
        {q === '' ? (
          <PaneState icon={<Search aria-hidden />} title="What are you looking for?">
            Type words into the field above. Names are searched, and the text of files.
          </PaneState>
        ) : search.isError && hits.length === 0 ? (
          <LoadFailed title="The search failed" error={search.error} retry={search.refetch} />
        ) : search.data && hits.length === 0 ? (
          <PaneState icon={<SearchX aria-hidden />} title={`Nothing found for “${q}”`}>
            Every word has to be in the name or in the text. Try fewer words, or the beginning of one.
          </PaneState>
        ) : (
          <Listing
            label="Search results"
            items={hits}
            idOf={(hit) => hit.entry.id}
            nameOf={(hit) => hit.entry.name}
            pending={search.isPending ? 8 : search.hasNextPage ? 3 : 0}
            columns={searchColumns(actions)}
            rowHeight={58}
            selection={selection}
            onOpen={(hit, newTab) => actions.open(hit.entry, newTab)}
            onCommand={actions.onCommand}
            onMenu={actions.openMenu}
            onDrag={actions.onDrag}
            dropPathOf={(hit) => actions.dropPathOf(hit.entry)}
            onEnd={() => {
              if (search.hasNextPage && !search.isFetching) void search.fetchNextPage();
            }}
            scrollKey={`/search?q=${q}`}
          />
        )}
      </div>
      <EntryMenu {...actions.menu} />
      <VersionsDialog {...actions.versions} />
      <ShareDialog {...actions.share} />
      <DestinationDialog {...actions.destination} />
      <Preview {...preview} />
    </section>
  );
}

function found(count: number, more: boolean): string {
  if (count === 0) return '';
  return `${count.toLocaleString('en')}${more ? '+' : ''} ${count === 1 && !more ? 'result' : 'results'}`;
}
