'use client';

import { Download } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { Spinner } from '@/components/ui/spinner.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { typeLabel } from '@/features/files/kinds.ts';
import { cn } from '@/lib/cn.ts';

import type { PreviewFile } from './preview-file.ts';
import { previewKind } from './preview-kind.ts';

// Markdown brings a parser along: it is fetched when the first text is looked at.
const TextContent = lazy(() => import('./text-content.tsx').then((module) => ({ default: module.TextContent })));

interface PreviewContentProps {
  readonly file: PreviewFile;
  /** Sound and films begin by themselves. */
  readonly autoPlay?: boolean;
}

export function PreviewContent({ file, autoPlay = false }: PreviewContentProps) {
  const source = file.url('inline');
  switch (previewKind(file)) {
    case 'image':
      return <ImageContent file={file} source={source} />;
    case 'video':
      return (
        <Media file={file}>
          {(onError) => (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- the file is the person's own; there are no captions to give
            <video
              src={source}
              controls
              autoPlay={autoPlay}
              playsInline
              onError={onError}
              className="max-h-full max-w-full rounded-md"
            />
          )}
        </Media>
      );
    case 'audio':
      return (
        <Media file={file}>
          {(onError) => (
            <div className="flex w-full max-w-md flex-col items-center gap-8">
              <EntryIcon entry={file} className="size-32" />
              {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- as above */}
              <audio src={source} controls autoPlay={autoPlay} onError={onError} className="w-full" />
            </div>
          )}
        </Media>
      );
    case 'pdf':
      // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers refuse to show a PDF in a sandbox; the API sends one only as a PDF
      return <iframe src={source} title={file.name} className="h-full w-full bg-white" />;
    case 'markdown':
    case 'text':
      return (
        <Suspense fallback={<Waiting />}>
          <TextContent file={file} fallback={<NoPreview file={file} />} />
        </Suspense>
      );
    case 'none':
      return <NoPreview file={file} />;
  }
}

function ImageContent({ file, source }: { readonly file: PreviewFile; readonly source: string }) {
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  if (state === 'failed') return <NoPreview file={file} />;
  return (
    <div className="flex h-full items-center justify-center p-4 sm:px-16 sm:py-6">
      {state === 'waiting' ? <Preliminary file={file} /> : null}
      <img
        src={source}
        alt={file.name}
        onLoad={() => setState('shown')}
        onError={() => setState('failed')}
        className={cn('max-h-full max-w-full rounded-sm object-contain', state === 'waiting' && 'invisible absolute')}
      />
    </div>
  );
}

/** The picture small while the whole of it is on its way. */
function Preliminary({ file }: { readonly file: PreviewFile }) {
  const source = file.thumbnail();
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
function Media({
  file,
  children,
}: {
  readonly file: PreviewFile;
  readonly children: (onError: () => void) => ReactNode;
}) {
  const [failed, setFailed] = useState(false);
  if (failed) return <NoPreview file={file} />;
  return <div className="flex h-full items-center justify-center p-4 sm:px-16">{children(() => setFailed(true))}</div>;
}

function NoPreview({ file }: { readonly file: PreviewFile }) {
  return (
    <PaneState
      icon={<EntryIcon entry={file} className="size-24" />}
      title="No preview for this file"
      actions={
        <a href={file.url('attachment')} download={file.name} className={buttonVariants({ variant: 'primary' })}>
          <Download aria-hidden />
          Download
        </a>
      }
    >
      {typeLabel(file)}s like this one cannot be shown here. Download it to open it.
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
