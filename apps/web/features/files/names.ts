/** How far the base name reaches: what a rename selects. `a.tar.gz` → 5, `.env` → 4, `notes` → 5. */
export function baseLength(name: string, kind: 'file' | 'folder'): number {
  if (kind === 'folder') return name.length;
  const end = name.length - extensionOf(name).length;
  return end === 0 ? name.length : end;
}

/** The extension with its dot, `.tar.gz` taken as one; empty where there is none. */
export function extensionOf(name: string): string {
  const double = /\.tar\.[a-z0-9]{1,4}$/i.exec(name);
  if (double && double.index > 0) return double[0];
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot) : '';
}

/** The same name with a number: `plan.md` → `plan (2).md`, `plan (2).md` → `plan (3).md`, as the API numbers them. */
export function nextName(name: string, kind: 'file' | 'folder'): string {
  const length = baseLength(name, kind);
  const base = name.slice(0, length);
  const extension = name.slice(length);
  const numbered = /^(.*) \((\d{1,6})\)$/s.exec(base);
  const stem = numbered?.[1] ?? base;
  const count = numbered?.[2] ? Number(numbered[2]) + 1 : 2;
  return `${stem} (${count})${extension}`;
}

/** What compares equal names a folder in the API's eyes: NFC, lower case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The first numbered name that `taken` (name keys) does not hold; the name itself when it is free. */
export function freeName(name: string, kind: 'file' | 'folder', taken: ReadonlySet<string>): string {
  let candidate = name;
  while (taken.has(nameKey(candidate))) candidate = nextName(candidate, kind);
  return candidate;
}

/** Why the API would refuse a name, in words for the person typing it; null when it may stand. */
export function nameProblem(name: string): string | null {
  if (name.trim() === '') return 'Type a name.';
  if (/[/\\]/.test(name)) return 'A name cannot hold a slash.';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'A name cannot hold control characters.';
  if (name === '.' || name === '..') return 'That name is reserved.';
  if (/[. ]$/.test(name)) return 'A name cannot end with a dot or a space.';
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i.test(name)) return 'That name is reserved on Windows.';
  if (new TextEncoder().encode(name.normalize('NFC')).length > 255) return 'That name is too long.';
  return null;
}
