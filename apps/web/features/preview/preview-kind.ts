import { kindOf } from '@/features/files/kinds.ts';
import { extensionOf } from '@/features/files/names.ts';
import type { Entry } from '@/lib/api/types.ts';

export type PreviewKind = 'image' | 'video' | 'audio' | 'pdf' | 'markdown' | 'text' | 'none';

/** The first bytes of a text that are fetched and shown. */
export const textLimit = 1_048_576;
/** Longer Markdown is shown as plain text: laying it out would freeze the page. */
export const markdownLimit = 262_144;

/** Formats that browsers draw by themselves. */
const drawable = /^image\/(png|jpeg|gif|webp|avif|svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)$/;

/** How a file can be shown in the browser, judged by its type and its name. */
export function previewKind(entry: Pick<Entry, 'kind' | 'name' | 'contentType'>): PreviewKind {
  if (entry.kind === 'folder') return 'none';
  const type = (entry.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (drawable.test(type)) return 'image';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type === 'application/pdf') return 'pdf';
  if (type === 'text/markdown' || /^\.(md|markdown)$/i.test(extensionOf(entry.name))) return 'markdown';
  return isText(type, entry) ? 'text' : 'none';
}

function isText(type: string, entry: Pick<Entry, 'kind' | 'name' | 'contentType'>): boolean {
  if (type.startsWith('text/')) return true;
  if (/^application\/([\w.-]+\+)?(json|xml|yaml)$|javascript|x-sh$|sql$|toml$/.test(type)) return true;
  const kind = kindOf(entry);
  return kind === 'code' || kind === 'text';
}

/** Bytes that are text nobody would want to read: a NUL is in every binary format and in no text. */
export function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}
