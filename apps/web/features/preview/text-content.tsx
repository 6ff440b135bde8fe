'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { LoadFailed } from '@/features/shell/load-failed.tsx';
import { formatSize } from '@/lib/format.ts';

import { MarkdownContent } from './markdown-content.tsx';
import type { PreviewFile } from './preview-file.ts';
import { markdownLimit, previewKind, textLimit } from './preview-kind.ts';
import { textQuery } from './preview-text.ts';

export function TextContent({ file, fallback }: { readonly file: PreviewFile; readonly fallback: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery(textQuery(file));
  const canRender = previewKind(file) === 'markdown' && file.size <= markdownLimit;
  const [source, setSource] = useState(false);

  if (isPending) {
    return (
      <div className="flex h-full items-center justify-center">
        <Spinner label="Loading the text" className="size-6" />
      </div>
    );
  }
  if (error) {
    return <LoadFailed title="The text did not load" error={error} retry={refetch} />;
  }
  if (data.binary) return fallback;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      role="document"
      aria-label={file.name}
      className="scroll-quiet h-full overflow-auto p-3 sm:px-16 sm:py-6"
    >
      <article className="mx-auto min-h-full max-w-4xl rounded-lg border border-line bg-surface shadow-card">
        {canRender ? (
          <div className="flex justify-end border-b border-line px-3 py-1.5">
            <Button variant="ghost" size="sm" aria-pressed={source} onClick={() => setSource(!source)}>
              {source ? 'Show formatted' : 'Show source'}
            </Button>
          </div>
        ) : null}
        {data.text === '' ? (
          <p className="p-10 text-center text-sm text-ink-muted">This file is empty.</p>
        ) : canRender && !source ? (
          <MarkdownContent text={data.text} file={file} />
        ) : (
          <pre className="overflow-x-auto px-5 py-4 font-mono text-sm leading-relaxed break-words whitespace-pre-wrap">
            {data.text}
          </pre>
        )}
        {data.cut ? (
          <p role="note" className="border-t border-line bg-warning-soft px-5 py-3 text-sm text-warning">
            This is the first {formatSize(textLimit)} of {formatSize(file.size)}. Download the file to see the rest.
          </p>
        ) : null}
      </article>
    </div>
  );
}
