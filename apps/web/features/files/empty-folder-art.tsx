/** Loose pages over an open folder. */
export function EmptyFolderArt() {
  return (
    <svg viewBox="0 0 120 96" aria-hidden className="size-30">
      <g fill="var(--page)" stroke="var(--page-line)" strokeWidth="1.2">
        <rect x="30" y="12" width="34" height="44" rx="4" transform="rotate(-14 47 34)" />
        <rect x="58" y="8" width="34" height="46" rx="4" transform="rotate(11 75 31)" />
        <rect x="43" y="4" width="36" height="50" rx="4" />
      </g>
      <g stroke="var(--line-strong)" strokeWidth="2" strokeLinecap="round">
        <path d="M51 16h20M51 23h20M51 30h12" />
      </g>
      <path
        d="M16 44c0-3 2.400-5.400 5.400-5.400h17c1.600 0 3.100.7 4.100 1.900l4.200 4.700h52.300c3 0 5.400 2.400 5.400 5.400v33c0 3-2.400 5.400-5.400 5.400H21.400c-3 0-5.400-2.400-5.400-5.400z"
        fill="var(--kind-folder-back)"
      />
      <path
        d="M11.300 58.500c-.6-3.200 1.900-6.200 5.200-6.200h87c3.300 0 5.800 3 5.200 6.200l-4.600 26c-.5 2.600-2.700 4.500-5.300 4.500H21.200c-2.600 0-4.800-1.900-5.300-4.500z"
        fill="var(--kind-folder)"
      />
    </svg>
  );
}
