/** Said where the downloads of a link are over. */
export function UsedUp({ sharedBy }: { readonly sharedBy: string }) {
  return (
    <p role="status" className="rounded-lg bg-warning-soft px-4 py-3 text-sm text-pretty text-warning">
      The downloads of this link are used up. Ask {sharedBy} for another one.
    </p>
  );
}
