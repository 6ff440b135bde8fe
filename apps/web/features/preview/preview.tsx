'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Tooltip } from '@/components/ui/tooltip.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { formatSize } from '@/lib/format.ts';

import { PreviewContent } from './preview-content.tsx';
import type { PreviewFile } from './preview-file.ts';
import { previewKind } from './preview-kind.ts';
import { textQuery } from './preview-text.ts';
import type { PreviewControl } from './use-preview.ts';

/** A file over the whole window. Arrows go to its neighbours, Escape back to its row. */
export function Preview({ file, position, count, previous, next, turn, close, returnFocus }: PreviewControl) {
  const popup = useRef<HTMLDivElement>(null);
  useLoadAhead(file, previous, next);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLMediaElement) return;
    const isSpace = event.key === ' ' && !(event.target instanceof HTMLButtonElement);
    if (isSpace) close();
    const turned = (event.key === 'ArrowLeft' && turn('previous')) || (event.key === 'ArrowRight' && turn('next'));
    if (isSpace || turned) event.preventDefault();
  };

  return (
    <Dialog.Root open={file !== null} onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          data-theme="dark"
          // Not on a button: Space and the arrows are the preview's own.
          initialFocus={popup}
          finalFocus={() => returnFocus() ?? true}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-40 flex flex-col bg-canvas text-ink outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          {file ? (
            <>
              <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line pr-2 pl-4 sm:pr-3">
                <EntryIcon entry={file} className="size-6" />
                <div className="min-w-0 flex-1">
                  <Dialog.Title className="truncate text-sm font-medium">{file.name}</Dialog.Title>
                  <Dialog.Description className="tabular truncate text-xs text-ink-muted">
                    {formatSize(file.size)} · {position} of {count}
                  </Dialog.Description>
                </div>
                <Tooltip label="Download">
                  <a
                    href={file.url('attachment')}
                    download={file.name}
                    aria-label="Download"
                    className={buttonVariants({ variant: 'ghost', size: 'icon' })}
                  >
                    <Download aria-hidden />
                  </a>
                </Tooltip>
                <IconButton label="Close" shortcut="Esc" onClick={close}>
                  <X aria-hidden />
                </IconButton>
              </header>
              <div className="relative min-h-0 flex-1">
                <PreviewContent key={file.id} file={file} autoPlay />
                <Turn side="previous" to={previous} turn={turn} />
                <Turn side="next" to={next} turn={turn} />
              </div>
            </>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface TurnProps extends Pick<PreviewControl, 'turn'> {
  readonly side: 'previous' | 'next';
  readonly to: PreviewFile | null;
}

function Turn({ side, to, turn }: TurnProps) {
  if (!to) return null;
  const Chevron = side === 'previous' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={`${side === 'previous' ? 'Previous' : 'Next'}: ${to.name}`}
      onClick={() => turn(side)}
      className={`absolute top-1/2 flex size-10 -translate-y-1/2 items-center justify-center rounded-full border border-line bg-raised/80 text-ink-muted shadow-pop backdrop-blur-sm hover:bg-raised hover:text-ink ${side === 'previous' ? 'left-3' : 'right-3'}`}
    >
      <Chevron aria-hidden className="size-5" />
    </button>
  );
}

/** Fetches what the arrows lead to while this one is being looked at. */
function useLoadAhead(file: PreviewFile | null, previous: PreviewFile | null, next: PreviewFile | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!file) return;
    for (const neighbour of [next, previous]) {
      if (!neighbour?.mayLoadAhead) continue;
      const kind = previewKind(neighbour);
      if (kind === 'text' || kind === 'markdown') {
        // Where it fails, opening it asks again and says so.
        void client.query(textQuery(neighbour)).catch(() => undefined);
      }
      if (kind === 'image') {
        // Large photographs small: who leafs through them sees each at once, and few of them whole.
        new Image().src = neighbour.thumbnail() ?? neighbour.url('inline');
      }
    }
  }, [client, file, previous, next]);
}
