import { encode } from 'uqr';

import { cn } from '@/lib/cn.ts';

/** Draws a text for cameras, here and now: nothing of it goes to anybody. Dark on light whatever the theme, as scanners want it. */
export function QrCode({
  text,
  label,
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}) {
  const { size, data } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cn('rounded-md bg-white', className)}
    >
      <path d={path} className="fill-black" />
    </svg>
  );
}
