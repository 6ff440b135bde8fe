'use client';

import { Button } from '@/components/ui/button.tsx';
import { Entrance } from '@/features/session/entrance.tsx';
import { isProblem, problemMessage } from '@/lib/api/problems.ts';

import { UnlockForm } from './unlock-form.tsx';

/** Whether it is the link itself that shows nothing, or nothing yet. */
export function isLinkProblem(error: unknown): boolean {
  return isProblem(error, 'share_not_found', 'share_expired', 'share_locked', 'invalid_input');
}

interface LinkProblemProps {
  readonly token: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What stands in the page's place when there is nothing to show. */
export function LinkProblem({ token, error, onRetry }: LinkProblemProps) {
  if (isProblem(error, 'share_locked')) return <UnlockForm token={token} />;
  if (isProblem(error, 'share_expired')) {
    return <Entrance title="This link has expired" description="Ask whoever gave it to you for another one." />;
  }
  if (isLinkProblem(error)) {
    return (
      <Entrance
        title="This link does not work"
        description="It was revoked, or what it led to is gone, or the address is not whole. Ask whoever gave it to you for another one."
      />
    );
  }
  return (
    <Entrance title="The page did not load" description={problemMessage(error)}>
      <Button variant="primary" size="lg" className="w-full" onClick={onRetry}>
        Try again
      </Button>
    </Entrance>
  );
}
