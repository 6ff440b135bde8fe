import type { Highlight } from '@/lib/api/types.ts';

/** Found text with what was looked for marked. */
export function Highlighted({ highlight }: { readonly highlight: Highlight }) {
  return highlight.parts.map((part, index) =>
    part.match ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have no other identity
      <mark key={index} className="rounded-xs bg-mark text-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
