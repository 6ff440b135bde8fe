'use client';

import { usePathLabel } from './use-folder-label.ts';

/** The way to a folder, as far as there is room; the whole of it as a tooltip. */
export function PathLabel({ path, className }: { readonly path: string; readonly className?: string }) {
  const label = usePathLabel()(path);
  return (
    <span className={className} title={label}>
      {label}
    </span>
  );
}
