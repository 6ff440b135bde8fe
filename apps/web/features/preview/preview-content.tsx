'use client';

import { Download, EyeOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { typeLabel } from '@/features/files/kinds.ts';
import { thumbnailUrl } from '@/features/files/thumbnail.tsx';
import { api } from '@/lib/api/client.ts';
import type { Entry } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';

import { previewKind } from './preview-kind.ts';

// Markdown brings a parser along: it is fetched when the first text is looked at.
const TextContent = lazy(() => import('./text-content.tsx').then((module) => ({ default: module.TextContent })));

export function PreviewContent({ entry }: { readonly entry: Entry }) {
  const source = api.fileUrl(entry.path, { disposition: 'inline' });
  switch (previewKind(entry)) {
    case 'image':
      return <ImageContent entry={entry} source={source} />;
    case 'video':
      return (
        <Media entry={entry}>
          {(onError) => (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- the file is the person's own; there are no captions to give
            <video
              src={source}
              controls
              autoPlay
              playsInline
              onError={onError}
              className="max-h-full max-w-full rounded-md"
            />
          )}
        </Media>
      );
    case 'audio':
      return (
        <Media entry={entry}>
          {(onError) => (
            <div className="flex w-full max-w-md flex-col items-center gap-8">
              <EntryIcon entry={entry} className="size-32" />
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- as above */}
              <audio src={source} controls autoPlay onError={onError} className="w-full" />
            </div>
          )}
        </Media>
      );
    case 'pdf':
      // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers refuse to show a PDF in a sandbox; the API sends one only as a PDF
      return <iframe src={source} title={entry.name} className="h-full w-full bg-white" />;
    case 'markdown':
    case 'text':
      return (
        <Suspense fallback={<Waiting />}>
          <TextContent entry={entry} fallback={<NoPreview entry={entry} />} />
        </Suspense>
      );
    case 'none':
      return <NoPreview entry={entry} />;
  }
}

function ImageContent({ entry, source }: { readonly entry: Entry; readonly source: string }) {
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  if (state === 'failed') return <NoPreview entry={entry} />;
  return (
    <div className="flex h-full items-center justify-center p-4 sm:px-16 sm:py-6">
      {state === 'waiting' ? <Preliminary entry={entry} /> : null}
      <img
        src={source}
        alt={entry.name}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
        className={cn('max-h-full max-w-full rounded-sm object-contain', state === 'waiting' && 'invisible absolute')}
      />
    </div>
  );
}

/** The picture small while the whole of it is on its way. */
function Preliminary({ entry }: { readonly entry: Entry }) {
  const source = thumbnailUrl(entry, 'large');
  const [failed, setFailed] = useState(false);
  if (source === null || failed) return <Waiting />;
  return (
    <img
      src={source}
      alt=""
      onError={() => setFailed(true)}
      className="max-h-full max-w-full rounded-sm object-contain"
    />
  );
}

/** Sound and pictures that this browser may turn out not to play. */
function Media({ entry, children }: { readonly entry: Entry; readonly children: (onError: () => void) => ReactNode }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <NoPreview entry={entry} />;
  return <div className="flex h-full items-center justify-center p-4 sm:px-16">{children(() => setFailed(true))}</div>;
}

function NoPreview({ entry }: { readonly entry: Entry }) {
  return (
    <PaneState
      icon={entry.kind === 'file' ? <EntryIcon entry={entry} className="size-24" /> : <EyeOff aria-hidden />}
      title="No preview for this file"
      actions={
        <a
          href={api.fileUrl(entry.path, { disposition: 'attachment' })}
          download={entry.name}
          className={buttonVariants({ variant: 'primary' })}
        >
          <Download aria-hidden />
          Download
        </a>
      }
    >
      {typeLabel(entry)}s like this one cannot be shown here. Download it to open it.
    </PaneState>
  );
}

function Waiting() {
  return (
    <div className="flex h-full items-center justify-center">
      <Spinner label="Loading the preview" className="size-6" />
    </div>
  );
}
