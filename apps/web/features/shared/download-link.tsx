'use client';

import type { ComponentProps } from 'react';

import { useSharedDownload } from './use-shared-download.ts';

type DownloadLinkProps = Omit<ComponentProps<'a'>, 'onClick' | 'download' | 'href'> & {
  readonly token: string;
  readonly href: string;
  /** What it is saved as. */
  readonly name: string;
};

/** A link to bytes, which looks first whether there are any to be had. */
export function DownloadLink({ token, href, name, children, ...props }: DownloadLinkProps) {
  const download = useSharedDownload(token);
  return (
    <a
      {...props}
      href={href}
      download={name}
      onClick={(event) => {
        event.preventDefault();
        void download(href, name);
      }}
    >
      {children}
    </a>
  );
}
