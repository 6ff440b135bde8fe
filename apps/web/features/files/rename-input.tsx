'use client';

import { useEffect, useRef, useState } from 'react';

import { cn } from '@/lib/cn.ts';
import type { Entry } from '@/lib/api/types.ts';

import { baseLength, nameProblem } from './names.ts';

/** A name being typed over in its row, the part before the extension picked out. */
export function RenameInput({
  entry,
  onDone,
  className,
}: {
  readonly entry: Entry;
  /** The new name, or null when it stays. */
  readonly onDone: (name: string | null) => void;
  readonly className?: string;
}) {
  const [name, setName] = useState(entry.name);
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  const problem = name === entry.name ? null : nameProblem(name);

  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(0, baseLength(entry.name, entry.kind));
  }, [entry.name, entry.kind]);

  const finish = (next: string | null) => {
    if (finished.current) return;
    finished.current = true;
    onDone(next === entry.name ? null : next);
  };

  return (
    <span className="relative block min-w-0 flex-1" data-row-action>
      <input
        ref={input}
        value={name}
        aria-label={`New name of ${entry.name}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${entry.id}-problem`}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && problem === null) finish(name);
          if (event.key === 'Escape') finish(null);
        }}
        onBlur={() => finish(problem === null ? name : null)}
        className={cn(
          '-ml-1.5 h-7 w-full rounded-sm border border-accent bg-surface px-1.5 text-sm text-ink ring-3 ring-accent-soft outline-none select-text aria-invalid:border-danger aria-invalid:ring-danger-soft',
          className,
        )}
      />
      {problem ? (
        <span
          id={`${entry.id}-problem`}
          role="alert"
          className="absolute top-full left-0 z-20 mt-1 rounded-md bg-danger px-2 py-1 text-xs whitespace-nowrap text-danger-ink shadow-pop"
        >
          {problem}
        </span>
      ) : null}
    </span>
  );
}
