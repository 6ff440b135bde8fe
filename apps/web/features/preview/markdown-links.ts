import { parentOf } from '@/lib/paths.ts';

/**
 * The path of a file that a document refers to relatively: `img/a.png` in `shared/docs/x.md` is `shared/docs/img/a.png`.
 * Null where the reference is a web address or leads above the first segment.
 */
export function resolveReference(document: string, reference: string): string | null {
  if (reference === '' || /^([a-z][a-z0-9+.-]*:|\/|#)/i.test(reference)) return null;
  const segments = parentOf(document).split('/').filter(Boolean);
  for (const raw of (reference.split(/[?#]/)[0] ?? '').split('/')) {
    const segment = decode(raw);
    if (segment === null || segment.includes('/')) return null;
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/') || null;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
