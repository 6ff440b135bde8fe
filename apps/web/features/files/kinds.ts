import type { Entry } from '@/lib/api/types.ts';

import { extensionOf } from './names.ts';

/** What a file is to a person: it decides the icon. */
export type FileKind =
  | 'folder'
  | 'image'
  | 'video'
  | 'audio'
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'slides'
  | 'code'
  | 'text'
  | 'archive'
  | 'other';

type Named = Pick<Entry, 'kind' | 'name' | 'contentType'>;

export function kindOf(entry: Named): FileKind {
  if (entry.kind === 'folder') return 'folder';
  const extension = extensionOf(entry.name).slice(1).toLowerCase();
  return byExtension.get(extension) ?? kindOfType(entry.contentType ?? '');
}

/** The type column: `Folder`, `PNG image`, `Markdown`, … */
export function typeLabel(entry: Named): string {
  if (entry.kind === 'folder') return 'Folder';
  const extension = extensionOf(entry.name).slice(1);
  const known = labels.get(extension.toLowerCase());
  if (known) return known;
  const noun = nouns[kindOf(entry)];
  return extension !== '' && extension.length <= 6 ? `${extension.toUpperCase()} ${noun}` : capitalise(noun);
}

function kindOfType(contentType: string): FileKind {
  const [type = '', subtype = ''] = (contentType.split(';')[0] ?? '').trim().split('/');
  if (type === 'image' || type === 'video' || type === 'audio') return type;
  if (type === 'text') return 'text';
  if (subtype === 'pdf') return 'pdf';
  if (/json|xml|javascript|yaml/.test(subtype)) return 'code';
  if (/zip|tar|compressed|gzip/.test(subtype)) return 'archive';
  return 'other';
}

const extensions: Record<Exclude<FileKind, 'folder' | 'other'>, string> = {
  image: 'png jpg jpeg gif webp avif bmp svg ico tif tiff heic heif psd raw',
  video: 'mp4 m4v mov webm mkv avi ogv mpg mpeg',
  audio: 'mp3 wav flac ogg oga opus m4a aac aiff mid',
  pdf: 'pdf',
  document: 'doc docx odt rtf pages epub',
  sheet: 'xls xlsx ods csv tsv numbers',
  slides: 'ppt pptx odp key',
  code: 'js mjs cjs jsx ts mts cts tsx json jsonc html htm css scss less py rb rs go java kt kts c h cpp hpp cc cs php swift sh bash zsh fish ps1 sql yaml yml toml ini xml vue svelte lua pl r scala dart ex exs erl hs clj graphql proto tf dockerfile makefile',
  text: 'txt md markdown log rst adoc org text nfo srt vtt',
  archive: 'zip tar gz tgz bz2 xz 7z rar zst tar.gz tar.xz tar.bz2 tar.zst jar iso dmg',
};

const byExtension = new Map<string, FileKind>(
  kindEntries().flatMap(([kind, list]) => list.split(' ').map((extension) => [extension, kind])),
);

const labels = new Map([
  ['md', 'Markdown'],
  ['markdown', 'Markdown'],
  ['txt', 'Plain text'],
  ['log', 'Log'],
  ['pdf', 'PDF'],
  ['csv', 'CSV table'],
  ['tsv', 'TSV table'],
  ['doc', 'Word document'],
  ['docx', 'Word document'],
  ['xls', 'Excel sheet'],
  ['xlsx', 'Excel sheet'],
  ['ppt', 'PowerPoint'],
  ['pptx', 'PowerPoint'],
  ['jpg', 'JPEG image'],
  ['jpeg', 'JPEG image'],
  ['ts', 'TypeScript'],
  ['tsx', 'TypeScript'],
  ['js', 'JavaScript'],
  ['json', 'JSON'],
  ['yaml', 'YAML'],
  ['yml', 'YAML'],
  ['html', 'HTML'],
  ['css', 'CSS'],
  ['py', 'Python'],
  ['sh', 'Shell script'],
]);

const nouns: Record<FileKind, string> = {
  folder: 'folder',
  image: 'image',
  video: 'video',
  audio: 'audio',
  pdf: 'PDF',
  document: 'document',
  sheet: 'sheet',
  slides: 'slides',
  code: 'file',
  text: 'text',
  archive: 'archive',
  other: 'file',
};

function kindEntries(): [FileKind, string][] {
  const { image, video, audio, pdf, document, sheet, slides, code, text, archive } = extensions;
  return [
    ['image', image],
    ['video', video],
    ['audio', audio],
    ['pdf', pdf],
    ['document', document],
    ['sheet', sheet],
    ['slides', slides],
    ['code', code],
    ['text', text],
    ['archive', archive],
  ];
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
