'use client';

import type { ComponentProps, MouseEvent } from 'react';

/** A link to another folder of the link: real enough for a new tab, and no page is asked for in this one. */
export function PlaceLink({ href, children, ...props }: ComponentProps<'a'> & { readonly href: string }) {
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        window.history.pushState(null, '', href);
        window.scrollTo(0, 0);
      }}
    >
      {children}
    </a>
  );
}

/** Not one that asks for a new tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
