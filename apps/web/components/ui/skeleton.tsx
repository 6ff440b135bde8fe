import { cn } from '@/lib/cn.ts';

/** The shape of something that is still loading. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('block animate-[pulse-soft_1.6s_ease-in-out_infinite] rounded-sm bg-pressed', className)}
    />
  );
}
