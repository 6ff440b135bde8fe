import { fileTypeFromBuffer } from 'file-type';

/** How many of the first bytes `detectContentType` looks at. */
export const HEAD_BYTES = 4100;

/**
 * The media type of a file, from its first bytes; what a client says of it counts for nothing. The extension decides
 * only between kinds of text, and between formats that are zip files inside.
 *
 * @param head all of a file that is not longer than `HEAD_BYTES`
 */
export async function detectContentType(head: Uint8Array, name: string): Promise<string> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const detected = await fileTypeFromBuffer(head);
  if (detected === undefined) return textType(head, extension) ?? 'application/octet-stream';
  if (detected.mime === 'application/xml') return TEXT_TYPES[extension] ?? detected.mime;
  if (detected.mime === 'application/zip') return ZIP_TYPES[extension] ?? detected.mime;
  return detected.mime;
}

/** The text that the bytes are in UTF-8, or null when they are something else. */
export function decodeText(bytes: Uint8Array): string | null {
  return decode(bytes, false);
}

/** Whether a file that begins like this may be text. */
export function looksLikeText(head: Uint8Array): boolean {
  return decode(head, head.byteLength >= HEAD_BYTES) !== null;
}

/** How a page or a drawing begins that calls itself something else, `photo.png` for instance. */
const MARKUP = /^(?:\s|<!--(?:(?!-->)[^])*-->)*<(!doctype html|html|head|body|script|svg)[\s>]/i;

function textType(head: Uint8Array, extension: string): string | undefined {
  if (!looksLikeText(head)) return undefined;
  const type = TEXT_TYPES[extension];
  if (type !== undefined) return type;
  if (head.byteLength === 0) return undefined;
  const [, tag] = MARKUP.exec(Buffer.from(head).toString()) ?? [];
  if (tag === undefined) return 'text/plain';
  return tag.toLowerCase() === 'svg' ? 'image/svg+xml' : 'text/html';
}

function decode(bytes: Uint8Array, mayBeCut: boolean): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCut });
  } catch {
    return null;
  }
}

const TEXT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  htm: 'text/html',
  html: 'text/html',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
  log: 'text/plain',
  markdown: 'text/markdown',
  md: 'text/markdown',
  mjs: 'text/javascript',
  svg: 'image/svg+xml',
  toml: 'application/toml',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  vcf: 'text/vcard',
  xhtml: 'application/xhtml+xml',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

const ZIP_TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  jar: 'application/java-archive',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
