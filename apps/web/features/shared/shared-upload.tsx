'use client';

import { CircleCheck, FileUp, RotateCw, Upload } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Progress } from '@/components/ui/progress.tsx';
import { collectFiles, collectTransfer } from '@/features/uploads/collect.ts';
import { isUnfinished } from '@/features/uploads/upload-item.ts';
import { UploadRows } from '@/features/uploads/upload-rows.tsx';
import { details, headline } from '@/features/uploads/upload-words.ts';
import { useFilePickers } from '@/features/uploads/use-file-pickers.tsx';
import { api } from '@/lib/api/client.ts';
import type { Shared } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';
import { useLeaveWarning } from '@/lib/use-leave-warning.ts';

import { AboutLink } from './about-link.tsx';
import { createLinkUploads, type LinkUploads } from './link-uploads.ts';

/** A place to leave files, whose content is not shown. */
export function SharedUpload({ token, shared }: { readonly token: string; readonly shared: Shared }) {
  const [uploads] = useState(() =>
    createLinkUploads({ send: (path, file, options) => api.uploadShared({ token, path }, file, options) }),
  );
  const drop = useDropAnywhere(uploads);
  const { pickFiles, pickFolder, inputs } = useFilePickers((_, files) => void uploads.add(collectFiles(files)));
  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col gap-5 px-4 pt-4 pb-10 sm:px-6 sm:pt-10">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight text-balance break-words">
          Send files to {shared.sharedBy}
        </h1>
        <p className="mt-1 text-base text-pretty text-ink-muted">
          They go into the folder “{shared.entry.name}”. Nobody sees by this link what is in it.
        </p>
      </div>
      <div
        className={cn(
          'flex flex-col items-center rounded-xl border-2 border-dashed border-line-strong bg-raised px-6 py-10 text-center transition-colors',
          drop.over && 'border-accent bg-accent-soft',
        )}
      >
        <Upload aria-hidden className="size-8 text-ink-faint" />
        <p className="mt-3 text-base font-medium coarse:hidden">
          {drop.over ? 'Let go to send' : 'Drop files or folders here'}
        </p>
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          <Button variant="primary" size="lg" onClick={() => pickFiles('')}>
            <FileUp aria-hidden />
            Choose files
          </Button>
          <Button size="lg" className="coarse:hidden" onClick={() => pickFolder('')}>
            Choose a folder
          </Button>
        </div>
        {inputs}
      </div>
      <Sent uploads={uploads} sharedBy={shared.sharedBy} />
      <AboutLink shared={shared} />
    </div>
  );
}

/** How far it is, file by file, and that it is done when it is. */
function Sent({ uploads, sharedBy }: { readonly uploads: LinkUploads; readonly sharedBy: string }) {
  const snapshot = useSyncExternalStore(uploads.subscribe, uploads.getSnapshot, uploads.getSnapshot);
  const { counts, items, progress } = snapshot;
  const busy = isUnfinished(counts);
  useLeaveWarning(busy);
  if (items.length === 0) return null;
  const arrived = !busy && counts.done > 0 && counts.failed === 0;
  return (
    <Card aria-label="Your files" className="flex max-h-96 flex-col overflow-hidden">
      <header className={cn('flex items-center gap-3 px-4 py-3', arrived && 'bg-accent-soft')}>
        {arrived ? <CircleCheck aria-hidden className="size-6 shrink-0 text-accent-text" /> : null}
        <div className="min-w-0 flex-1" role="status">
          <h2 className="text-base font-semibold">{headline(snapshot)}</h2>
          <p className="tabular text-sm text-ink-muted">
            {arrived ? `${sharedBy} has them. You can close this page, or send more.` : details(snapshot)}
          </p>
        </div>
        {!busy && counts.failed > 0 ? (
          <Button onClick={uploads.retryFailed}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        ) : null}
      </header>
      {busy ? <Progress value={Math.round(progress * 100)} label="All files" className="px-4 pb-3" /> : null}
      <div className="flex min-h-0 flex-1 flex-col border-t border-line" style={{ height: items.length * 52 + 1 }}>
        <UploadRows items={items} queue={uploads} />
      </div>
    </Card>
  );
}

/** The whole page takes what is dropped: beside the frame the browser would show the file, and the page would be gone. */
function useDropAnywhere(uploads: LinkUploads): { readonly over: boolean } {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const concerns = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (!concerns(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!concerns(event) || !event.dataTransfer) return;
      event.preventDefault();
      void uploads.add(collectTransfer(event.dataTransfer));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [uploads]);
  return { over };
}
