import { cn } from '@/lib/cn.ts';

/** The shape of something that is still loading. It waits a moment, so that what loads at once does not flicker. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'block animate-[pulse-soft_1.6s_ease-in-out_infinite,appear_0.2s_0.12s_both] rounded-sm bg-pressed',
        className,
      )}
    />
  );
}
