'use client';

import { Download } from 'lucide-react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { EntryIcon } from '@/features/files/entry-icon.tsx';
import { typeLabel } from '@/features/files/kinds.ts';
import { PreviewContent } from '@/features/preview/preview-content.tsx';
import type { Shared } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';
import { formatSize } from '@/lib/format.ts';

import { AboutLink } from './about-link.tsx';
import { DownloadLink } from './download-link.tsx';
import { canShow, sharedPreviewFile } from './shared-preview-file.ts';
import { sharedFileUrl } from './shared-urls.ts';
import { UsedUp } from './used-up.tsx';

/** One shared file: what it is, a look at it, and its download. */
export function SharedFile({ token, shared }: { readonly token: string; readonly shared: Shared }) {
  const { entry, downloadsLeft, sharedBy } = shared;
  const shown = canShow(shared, entry) ? sharedPreviewFile(token, entry) : null;
  return (
    <div
      className={cn(
        'mx-auto flex w-full max-w-4xl flex-1 flex-col gap-5 px-4 pb-6 sm:px-6',
        shown === null && 'max-w-md justify-center pb-20 text-center',
      )}
    >
      <div className={cn('flex flex-col gap-4', shown !== null && 'sm:flex-row sm:items-center sm:gap-6')}>
        <div className={cn('flex min-w-0 flex-1 gap-4', shown === null && 'flex-col items-center')}>
          <EntryIcon entry={entry} className={shown === null ? 'size-24' : 'size-11'} />
          <div className="min-w-0">
            <h1 className="text-xl font-semibold break-words">{entry.name}</h1>
            <p className="tabular mt-0.5 text-sm text-ink-muted">
              {formatSize(entry.size ?? 0)} · {typeLabel(entry)}
            </p>
          </div>
        </div>
        {downloadsLeft === 0 ? (
          <UsedUp sharedBy={sharedBy} />
        ) : (
          <DownloadLink
            token={token}
            href={sharedFileUrl(token, entry.path, 'attachment')}
            name={entry.name}
            className={buttonVariants({ variant: 'primary', size: 'lg', className: 'max-sm:h-12' })}
          >
            <Download aria-hidden />
            Download
          </DownloadLink>
        )}
      </div>
      {shown ? (
        <section
          aria-label="Preview"
          className="h-[60dvh] sm:h-[max(24rem,calc(100dvh-14rem))] overflow-hidden rounded-xl border border-line bg-sunken"
        >
          <PreviewContent key={shown.version} file={shown} />
        </section>
      ) : null}
      <AboutLink shared={shared} />
    </div>
  );
}
