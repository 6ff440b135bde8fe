'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert, CircleCheck, RotateCw, X } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Progress } from '@/components/ui/progress.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { cn } from '@/lib/cn.ts';
import { parentOf } from '@/lib/paths.ts';

import type { UploadItem } from './upload-item.ts';
import type { UploadQueue } from './upload-queue.ts';
import { standing } from './upload-words.ts';

const rowHeight = 52;

interface UploadRowsProps {
  readonly items: readonly UploadItem[];
  readonly queue: Pick<UploadQueue, 'cancel' | 'dismiss' | 'retry'>;
  /** Asks what to do about a name that is taken. Absent where there is nothing to ask. */
  readonly onAsk?: (id: string) => void;
}

/** The uploads themselves, however many: only those in sight are in the document. */
export function UploadRows({ items, queue, onAsk }: UploadRowsProps) {
  // The virtualizer changes under the compiler's feet: memoised rows would go stale.
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 384, height: 320 },
  });
  const touched = useTouched(scroller);
  const active = items.findIndex(({ state }) => state === 'uploading' || state === 'conflict');
  useEffect(() => {
    // The list keeps up with what is under way, until somebody looks at something else in it.
    if (!touched.current && active > 0) scroller.current?.scrollTo({ top: active * rowHeight });
  }, [touched, active]);
  return (
    <div ref={scroller} role="group" aria-label="Files" className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return item ? (
            <li
              key={item.id}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <UploadRow item={item} queue={queue} onAsk={onAsk} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

/** Whether somebody has scrolled or pressed anything in there. */
function useTouched(element: RefObject<HTMLElement | null>): RefObject<boolean> {
  const touched = useRef(false);
  useEffect(() => {
    const node = element.current;
    const note = () => {
      touched.current = true;
    };
    for (const type of handMade) node?.addEventListener(type, note, { passive: true });
    return () => {
      for (const type of handMade) node?.removeEventListener(type, note);
    };
  }, [element]);
  return touched;
}

const handMade = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface UploadRowProps extends Pick<UploadRowsProps, 'queue'> {
  readonly item: UploadItem;
  readonly onAsk: UploadRowsProps['onAsk'];
}

function UploadRow({ item, queue, onAsk }: UploadRowProps) {
  const { id, name, kind, state } = item;
  const below = parentOf(item.path);
  const wrong = state === 'failed' || state === 'conflict';
  return (
    <div className="flex h-full items-center gap-3 px-4">
      <EntryIcon entry={{ kind, name, contentType: null }} className={cn(state === 'cancelled' && 'opacity-50')} />
      <div className="min-w-0 flex-1">
        <div className="truncate text-sm" title={item.path}>
          {name}
        </div>
        {state === 'uploading' && kind === 'file' ? (
          <Progress value={percent(item)} label={`Upload of ${name}`} className="mt-1.5" />
        ) : (
          <div
            title={wrong ? standing(item) : undefined}
            className={cn(
              'tabular truncate text-xs text-ink-muted',
              state === 'failed' && 'text-danger',
              state === 'conflict' && 'text-warning',
            )}
          >
            {standing(item)}
            {below && !wrong ? ` · ${below}` : null}
          </div>
        )}
      </div>
      {state === 'done' ? <CircleCheck aria-label="Uploaded" className="size-4 shrink-0 text-accent-text" /> : null}
      {state === 'failed' ? <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" /> : null}
      {state === 'conflict' && onAsk ? (
        <Button size="sm" onClick={() => onAsk(id)}>
          Choose
        </Button>
      ) : null}
      <RowButtons item={item} queue={queue} />
    </div>
  );
}

function RowButtons({ item, queue }: Omit<UploadRowProps, 'onAsk'>) {
  const { id, name, state } = item;
  if (state === 'done') return null;
  const over = state === 'failed' || state === 'cancelled' || state === 'skipped' || state === 'lost';
  return (
    <div className="-mr-2 flex shrink-0">
      {over && item.canRetry ? (
        <IconButton size="icon-sm" label={`Try ${name} again`} onClick={() => queue.retry(id)}>
          <RotateCw aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        size="icon-sm"
        label={over ? `Remove ${name} from the list` : `Cancel ${name}`}
        onClick={() => (over ? queue.dismiss(id) : queue.cancel(id))}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

function percent({ loaded, size }: UploadItem): number {
  return size === 0 ? 100 : Math.round((loaded / size) * 100);
}
