import { EntryIcon } from '@/features/files/entry-icon.tsx';
import type { Entry } from '@/lib/api/types.ts';
import { cn } from '@/lib/cn.ts';
import { formatCount } from '@/lib/format.ts';

export interface Ghost {
  readonly x: number;
  readonly y: number;
  readonly entries: readonly Entry[];
  /** The folder that would take them, if the button were let go now. */
  readonly to: string | null;
}

/** What hangs on the pointer during a drag: what travels, and where it would land. */
export function DragGhost({ ghost }: { readonly ghost: Ghost }) {
  const [first] = ghost.entries;
  if (!first) return null;
  return (
    <div
      role="status"
      style={{ transform: `translate(${ghost.x + 14}px, ${ghost.y + 14}px)` }}
      className="pointer-events-none fixed top-0 left-0 z-70 flex max-w-80 flex-col gap-1"
    >
      <div className="flex items-center gap-2 self-start rounded-lg border border-line bg-raised py-1.5 pr-3 pl-2 text-sm shadow-pop">
        <EntryIcon entry={first} />
        <span className="truncate">
          {ghost.entries.length === 1 ? first.name : formatCount(ghost.entries.length, 'item')}
        </span>
      </div>
      <div
        className={cn(
          'max-w-full self-start truncate rounded-md px-2 py-1 text-xs font-medium shadow-pop',
          ghost.to === null ? 'bg-raised text-ink-muted' : 'bg-accent text-accent-ink',
        )}
      >
        {ghost.to === null ? 'Drop on a folder' : `Move to ${ghost.to}`}
      </div>
    </div>
  );
}
