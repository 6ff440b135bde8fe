import { useId } from 'react';

import { cn } from '@/lib/cn.ts';

/** The mark: three pages, fanned out and tied together as a sheaf is. */
export function Mark({ className }: { readonly className?: string }) {
  const mask = useId();
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-6 text-accent', className)}>
      <mask id={mask}>
        <rect width="24" height="24" fill="#fff" />
        <path d="M5 14.2h14" stroke="#000" strokeWidth="4.4" />
      </mask>
      <g fill="currentColor">
        <g mask={`url(#${mask})`}>
          <rect x="9.6" y="2.4" width="4.8" height="19.6" rx="1.3" transform="rotate(-28 12 14.2)" opacity="0.45" />
          <rect x="9.6" y="2.4" width="4.8" height="19.6" rx="1.3" transform="rotate(28 12 14.2)" opacity="0.45" />
          <rect x="9.4" y="1.4" width="5.2" height="21.2" rx="1.4" />
        </g>
        <rect x="7.4" y="13" width="9.2" height="2.4" rx="1.2" />
      </g>
    </svg>
  );
}

export function Wordmark({ className }: { readonly className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 text-lg font-semibold tracking-tight text-ink', className)}>
      <Mark />
      Sheaf
    </span>
  );
}
