import { CircleAlert } from 'lucide-react';

import { cn } from '@/lib/cn.ts';

import type { Refusal } from './refusal.ts';

/** What went wrong with a form as a whole; nothing where nothing did. The request's id is what an admin finds in the log. */
export function FormProblem({
  failure,
  className,
}: {
  readonly failure: Refusal['failure'];
  readonly className?: string;
}) {
  if (!failure) return null;
  return (
    <div role="alert" className={cn('flex gap-2.5 rounded-md bg-danger-soft px-3 py-2.5', className)}>
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0 text-danger" />
      <div className="min-w-0 text-sm text-pretty">
        {failure.message}
        {failure.requestId ? (
          <div className="mt-1 text-2xs break-all text-ink-muted">Request {failure.requestId}</div>
        ) : null}
      </div>
    </div>
  );
}
