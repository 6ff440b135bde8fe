import { Skeleton } from '@/components/ui/skeleton.tsx';

/** What stands in a list's place until it has come. */
export function PendingRows() {
  return [0, 1, 2].map((row) => (
    <div key={row} aria-hidden className="flex flex-col gap-2 border-b border-line px-4 py-4 last:border-0">
      <Skeleton className="h-3 w-40" />
      <Skeleton className="h-2.5 w-24" />
    </div>
  ));
}
