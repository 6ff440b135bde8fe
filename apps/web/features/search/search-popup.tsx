'use client';

import { CornerDownLeft } from 'lucide-react';

import { Button } from '@/components/ui/button.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { PathLabel } from '@/features/spaces/path-label.tsx';
import { problemMessage } from '@/lib/api/problems.ts';
import type { Entry, SearchHit } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';
import { parentOf } from '@/lib/paths.ts';

import { Highlighted } from './highlighted.tsx';

export interface SearchPopupProps {
  readonly id: string;
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly active: number;
  /** The hits are those of this very text. */
  readonly settled: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (entry: Entry) => void;
  readonly onShowAll: () => void;
}

export function SearchPopup(props: SearchPopupProps) {
  const { id, text, hits, active, settled, error } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the field's keyboard works in here too
    <div
      // The field keeps the keyboard while the mouse is in here.
      onMouseDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-30 mt-1.5 overflow-hidden rounded-lg border border-line bg-raised shadow-pop max-sm:fixed max-sm:inset-x-2 max-sm:top-13"
    >
      <div
        id={id}
        role="listbox"
        aria-label="Results"
        className="scroll-quiet max-h-[60dvh] overflow-y-auto p-1 empty:p-0"
      >
        {hits.map((hit, index) => (
          <Option
            key={hit.entry.id}
            id={`${id}-${index}`}
            hit={hit}
            active={index === active}
            onPoint={() => props.onPoint(index)}
            onChoose={() => props.onChoose(hit.entry)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {settled ? `${hits.length} results` : ''}
      </p>
      {error ? (
        <div className="flex items-center justify-between gap-3 px-3 py-2.5 text-sm text-ink-muted">
          {problemMessage(error)}
          <Button size="sm" onClick={props.onRetry}>
            Try again
          </Button>
        </div>
      ) : hits.length === 0 ? (
        <p className="px-3 py-3 text-sm text-ink-muted">{settled ? `Nothing found for “${text}”.` : 'Searching…'}</p>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          onClick={props.onShowAll}
          className="flex h-9 w-full items-center gap-2 border-t border-line px-3 text-sm text-ink-muted hover:bg-hover hover:text-ink"
        >
          <CornerDownLeft aria-hidden className="size-3.5" />
          Show all results for <span className="truncate font-medium text-ink">{text}</span>
        </button>
      )}
    </div>
  );
}

function Option({
  id,
  hit,
  active,
  onPoint,
  onChoose,
}: {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}) {
  const name = hit.highlights.find((highlight) => highlight.field === 'name');
  const text = hit.highlights.find((highlight) => highlight.field === 'text');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the keyboard: Enter there chooses
    <div
      id={id}
      role="option"
      aria-selected={active}
      onMouseMove={onPoint}
      onClick={onChoose}
      className={cn('flex cursor-default items-center gap-3 rounded-md px-2 py-1.5 select-none', active && 'bg-hover')}
    >
      <EntryIcon entry={hit.entry} className="size-6" />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-baseline gap-2">
          <span className="truncate text-sm">{name ? <Highlighted highlight={name} /> : hit.entry.name}</span>
          <PathLabel path={parentOf(hit.entry.path)} className="min-w-16 shrink-[99] truncate text-xs text-ink-faint" />
        </div>
        {text ? (
          <p className="truncate text-xs text-ink-muted">
            <Highlighted highlight={text} />
          </p>
        ) : null}
      </div>
    </div>
  );
}
