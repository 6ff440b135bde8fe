'use client';

import { ChevronDown, ChevronUp, Pause, Play, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { IconButton } from '@/components/ui/icon-button.tsx';
import { Progress } from '@/components/ui/progress.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { cn } from '@/lib/cn.ts';

import { isUnfinished } from './upload-item.ts';
import { UploadRows } from './upload-rows.tsx';
import { details, headline } from './upload-words.ts';
import { useUploads, useUploadSnapshot } from './use-uploads.ts';

/** All uploads and how far they are: in the corner on a desk, along the bottom edge on a phone. */
export function UploadPanel() {
  const { panel } = useUploads();
  const section = useRef<HTMLElement>(null);
  const shown = panel !== 'closed';
  useEffect(() => {
    const node = section.current;
    if (!shown || !node) return;
    // Messages in the same corner move up.
    const lift = () => document.documentElement.style.setProperty('--toast-lift', `${node.offsetHeight + 8}px`);
    const observer = new ResizeObserver(lift);
    observer.observe(node);
    return () => {
      observer.disconnect();
      document.documentElement.style.removeProperty('--toast-lift');
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <section
      ref={section}
      aria-label="Uploads"
      className="fixed inset-x-0 bottom-0 z-25 flex max-h-[60dvh] flex-col overflow-hidden rounded-t-xl border border-line bg-raised shadow-dialog max-sm:pb-[env(safe-area-inset-bottom)] sm:inset-x-auto sm:right-4 sm:bottom-4 sm:max-h-[min(30rem,70dvh)] sm:w-96 sm:rounded-xl"
    >
      <PanelHeader />
      {panel === 'open' ? <PanelBody /> : null}
    </section>
  );
}

function PanelHeader() {
  const { queue, panel, setPanel } = useUploads();
  const snapshot = useUploadSnapshot();
  const { counts, paused, notice, progress } = snapshot;
  const busy = isUnfinished(counts);
  const more = details(snapshot);
  return (
    <header className={cn('shrink-0 px-3 pt-2.5', panel === 'small' && 'pb-2')}>
      <div className="flex items-center gap-0.5">
        <div className="min-w-0 flex-1 px-1">
          <h2 className="truncate text-sm font-semibold">{headline(snapshot)}</h2>
          {more ? (
            <p
              className={cn(
                'tabular truncate text-xs text-ink-muted',
                notice !== null && 'whitespace-normal text-warning',
              )}
            >
              {more}
            </p>
          ) : null}
        </div>
        {counts.uploading + counts.waiting > 0 ? (
          <IconButton size="icon-sm" label={paused ? 'Resume' : 'Pause'} onClick={paused ? queue.resume : queue.pause}>
            {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          </IconButton>
        ) : null}
        <IconButton
          size="icon-sm"
          label={panel === 'open' ? 'Show less' : 'Show all'}
          onClick={() => setPanel(panel === 'open' ? 'small' : 'open')}
        >
          {panel === 'open' ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </IconButton>
        <IconButton
          size="icon-sm"
          label={busy ? 'Hide: uploads go on' : 'Close'}
          onClick={() => {
            if (!busy) queue.clearFinished();
            setPanel('closed');
          }}
        >
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="h-3.5 px-1 pt-2">
        {busy ? (
          <Progress value={Math.round(progress * 100)} label="All uploads" tone={paused ? 'quiet' : 'accent'} />
        ) : null}
      </div>
    </header>
  );
}

function PanelBody() {
  const { queue, askAbout } = useUploads();
  const { items, reading } = useUploadSnapshot();
  if (items.length === 0) {
    return reading > 0 ? null : (
      <PaneState title="No uploads" className="min-h-40">
        Drop files or folders onto a folder, paste them, or use its Upload button.
      </PaneState>
    );
  }
  return (
    <>
      <UploadRows items={items} queue={queue} onAsk={askAbout} />
      <PanelFooter />
    </>
  );
}

function PanelFooter() {
  const { queue, chooseAgain, readAgain } = useUploads();
  const { counts, items } = useUploadSnapshot();
  const over = counts.done + counts.skipped + counts.cancelled;
  const busy = isUnfinished(counts);
  if (over + counts.failed + counts.lost === 0 && !busy) return null;
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-end gap-1 border-t border-line px-3 py-2">
      {over > 0 ? (
        <Button size="sm" variant="ghost" onClick={queue.clearFinished}>
          Clear finished
        </Button>
      ) : null}
      {counts.lost > 0 ? (
        <Button size="sm" variant="ghost" onClick={queue.forgetLost}>
          Forget unfinished
        </Button>
      ) : null}
      {items.some(({ state, needsPermission }) => state === 'lost' && !needsPermission) ? (
        <Button size="sm" onClick={chooseAgain}>
          Choose again
        </Button>
      ) : null}
      {items.some(({ needsPermission }) => needsPermission) ? (
        <Button size="sm" onClick={readAgain}>
          Go on
        </Button>
      ) : null}
      {busy ? (
        <Button size="sm" variant="ghost" onClick={queue.cancelAll}>
          Cancel all
        </Button>
      ) : null}
      {counts.failed > 0 ? (
        <Button size="sm" onClick={queue.retryFailed}>
          Retry failed
        </Button>
      ) : null}
    </footer>
  );
}
