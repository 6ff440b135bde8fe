'use client';

import { CloudOff } from 'lucide-react';

import { Button } from '@/components/ui/button.tsx';
import { PaneState } from '@/components/ui/state.tsx';

/** What stands in a page's place when it threw. `retry` renders it again, on the server too. */
export function PageFailed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <PaneState
      role="alert"
      icon={<CloudOff aria-hidden />}
      title="This page did not load"
      actions={<Button onClick={retry}>Try again</Button>}
    >
      The server may be busy or not reachable.{digestOf(error)}
    </PaneState>
  );
}

/** Names the error in the server's log. */
function digestOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return '';
  return typeof error.digest === 'string' ? ` (${error.digest})` : '';
}
