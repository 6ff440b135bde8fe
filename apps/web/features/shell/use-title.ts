'use client';

import { useEffect } from 'react';

/** The name of the page in the tab, for pages that change without the server. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sheaf`;
  }, [title]);
}
