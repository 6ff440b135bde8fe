import { Upload } from 'lucide-react';

/** Says where files dragged in from outside will go. */
export function DropOverlay({ folder }: { readonly folder: string }) {
  return (
    <div className="pointer-events-none absolute inset-2 z-20 flex items-end justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft pb-8">
      <span
        role="status"
        className="flex items-center gap-2 rounded-lg bg-accent px-3 py-2 text-sm font-medium text-accent-ink shadow-pop"
      >
        <Upload aria-hidden className="size-4" />
        Upload to {folder}
      </span>
    </div>
  );
}
