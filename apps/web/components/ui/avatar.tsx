import { cn } from '@/lib/cn.ts';

/** A person's initials in a disc whose hue is always the same for the same name. */
export function Avatar({ name, className }: { readonly name: string; readonly className?: string }) {
  return (
    <span
      aria-hidden
      style={{
        backgroundColor: `light-dark(oklch(0.9 0.05 ${hue(name)}), oklch(0.36 0.06 ${hue(name)}))`,
        color: `light-dark(oklch(0.38 0.08 ${hue(name)}), oklch(0.9 0.05 ${hue(name)}))`,
      }}
      className={cn(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-full text-2xs font-semibold uppercase select-none',
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return first + last;
}

function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}
