import { CloudOff } from 'lucide-react';

import { Button } from '@/components/ui/button.tsx';
import { PaneState } from '@/components/ui/state.tsx';
import { problemMessage } from '@/lib/api/problems.ts';

export interface LoadFailedProps {
  /** What did not load. */
  readonly title: string;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** What stands in a pane's place when its content did not load. */
export function LoadFailed({ title, error, retry }: LoadFailedProps) {
  return (
    <PaneState
      role="alert"
      icon={<CloudOff aria-hidden />}
      title={title}
      actions={<Button onClick={() => void retry()}>Try again</Button>}
    >
      {problemMessage(error)}
    </PaneState>
  );
}
