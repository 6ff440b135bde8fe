import type { ReactNode } from 'react';

import { Mark } from '@/features/shell/logo.tsx';

export interface EntranceProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** A quiet line at the end. */
  readonly hint?: ReactNode;
}

/** The page in front of the workspace: one thing to do, in the middle. */
export function Entrance({ title, description, children, hint }: EntranceProps) {
  return (
    <main className="flex min-h-full flex-col items-center px-4 pt-[max(2.5rem,18dvh)] pb-10">
      <div className="w-full max-w-sm">
        <header className="mb-6 flex flex-col items-center text-center">
          <Mark className="size-11" />
          <h1 className="mt-4 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
          {description ? <p className="mt-1.5 text-base text-pretty text-ink-muted">{description}</p> : null}
        </header>
        {children}
        {hint ? <p className="mt-5 text-center text-xs text-pretty text-ink-muted">{hint}</p> : null}
      </div>
    </main>
  );
}
