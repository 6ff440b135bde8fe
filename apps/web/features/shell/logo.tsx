import { useId } from 'react';

import { cn } from '@/lib/cn.ts';

/** The mark: three pages fanned out and tied with a band, as a sheaf is. */
export function Mark({ className }: { readonly className?: string }) {
  const mask = useId();
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-6 text-accent', className)}>
      <mask id={mask}>
        <rect width="24" height="24" fill="#fff" />
        <path d="M5.5 15.6q6.5 2.6 13 0" fill="none" stroke="#000" strokeWidth="1.7" />
      </mask>
      <g mask={`url(#${mask})`} fill="currentColor">
        <rect x="8.6" y="2.6" width="6.8" height="18.6" rx="1.5" transform="rotate(-27 12 19)" opacity="0.42" />
        <rect x="8.6" y="2.6" width="6.8" height="18.6" rx="1.5" transform="rotate(27 12 19)" opacity="0.68" />
        <rect x="8.4" y="1.6" width="7.2" height="20.4" rx="1.6" />
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
