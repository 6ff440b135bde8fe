import { cn } from '@/lib/cn.ts';

/** Keys to press, written as `Ctrl+Z`. */
export function Kbd({ keys, tone = 'plain' }: { readonly keys: string; readonly tone?: 'plain' | 'inverted' }) {
  return (
    <kbd className="inline-flex gap-0.5 font-sans">
      {splitKeys(keys).map((key) => (
        <span
          key={key}
          className={cn(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm px-1 text-2xs font-medium',
            tone === 'plain' ? 'border border-line-strong bg-raised text-ink-muted' : 'bg-surface/15 text-surface',
          )}
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}

function splitKeys(keys: string): string[] {
  return keys === '+' ? ['+'] : keys.split('+');
}
