'use client';

import type { ComponentProps } from 'react';

import type { SharedEntry } from '@/lib/api/types.ts';

import { sharedFileUrl } from './shared-file-url.ts';
import { useSharedDownload } from './use-shared-download.ts';

type DownloadLinkProps = Omit<ComponentProps<'a'>, 'href' | 'onClick' | 'download'> & {
  readonly token: string;
  readonly file: SharedEntry;
};

/** A link to a file's bytes, which looks first whether there are any to be had. */
export function DownloadLink({ token, file, children, ...props }: DownloadLinkProps) {
  const download = useSharedDownload(token);
  return (
    <a
      {...props}
      href={sharedFileUrl(token, file.path, 'attachment')}
      download={file.name}
      onClick={(event) => {
        event.preventDefault();
        void download(file);
      }}
    >
      {children}
    </a>
  );
}
