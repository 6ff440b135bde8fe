'use client';

import type { ReactNode } from 'react';

import { cn } from '@/lib/cn.ts';

import { CopyButton } from './copy-button.tsx';

export interface CopyLineProps {
  readonly label: string;
  readonly text: string;
  /** What is copied, as the button is read out: "the key". */
  readonly what: string;
  /** Shown in the text's place where that needs line breaks or marks. */
  readonly children?: ReactNode;
  readonly onCopied?: () => void;
  readonly className?: string;
}

/** Something to carry elsewhere: shown to the last letter, and copied with one press. */
export function CopyLine({ label, text, what, children, onCopied, className }: CopyLineProps) {
  return (
    <figure className={cn('flex flex-col gap-1.5', className)}>
      <figcaption className="flex items-end justify-between gap-2 text-sm font-medium">
        {label}
        <CopyButton size="sm" text={text} what={what} {...(onCopied ? { onCopied } : {})} />
      </figcaption>
      <pre
        // A long line may scroll, and what scrolls must be reachable with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        className="scroll-quiet overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-xs leading-relaxed break-all whitespace-pre-wrap select-all"
      >
        {children ?? text}
      </pre>
    </figure>
  );
}
