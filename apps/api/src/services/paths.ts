import { ServiceError } from '#services/error.ts';

/** A path taken apart: `shared/docs/a.txt` is the space `shared` and the names `docs`, `a.txt`. */
export interface ParsedPath {
  readonly space: string;
  /** The names below the space, in NFC, as typed. Empty for the space itself. */
  readonly names: readonly string[];
  /** The whole path in NFC. */
  readonly text: string;
}

const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 1024;

const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?$/i;
// oxlint-disable-next-line no-control-regex -- these are the characters to refuse
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * Takes a path apart and normalises it to NFC.
 *
 * @param member the name of the input member, for the issue's path
 * @throws ServiceError `invalid_path`
 */
export function parsePath(path: string, member = 'path'): ParsedPath {
  const text = path.normalize('NFC');
  const segments = text.split('/');
  for (const segment of segments) assertName(segment, member);
  if (Buffer.byteLength(text) > MAX_PATH_BYTES) {
    throw invalidPath(member, `A path has at most ${MAX_PATH_BYTES} bytes.`, 'path_too_long');
  }
  const [space = '', ...names] = segments;
  return { space, names, text };
}

/**
 * Normalises one name to NFC.
 *
 * @throws ServiceError `invalid_path`
 */
export function parseName(name: string, member = 'name'): string {
  const text = name.normalize('NFC');
  assertName(text, member);
  return text;
}

/** What two names in one folder may not share: the name in NFC and lower case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** `report.txt` → `report (2).txt`, cut so that it still fits. */
export function numberedName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  const suffix = ` (${number})${extension}`;
  return cutBytes(stem, Math.max(1, MAX_NAME_BYTES - Buffer.byteLength(suffix))).trimEnd() + suffix;
}

/** @throws ServiceError `invalid_path` when the path is too long */
export function assertPathLength(bytes: number, member = 'path'): void {
  if (bytes > MAX_PATH_BYTES) {
    throw invalidPath(member, `A path has at most ${MAX_PATH_BYTES} bytes.`, 'path_too_long');
  }
}

function assertName(name: string, member: string): void {
  const [message, code] = wrongWith(name) ?? [];
  if (message !== undefined && code !== undefined) throw invalidPath(member, message, code);
}

function wrongWith(name: string): readonly [message: string, code: string] | undefined {
  if (name === '') return ['A path has no empty segments.', 'empty_segment'];
  if (name === '.' || name === '..') return ['A path has no . or .. segments.', 'dot_segment'];
  if (!name.isWellFormed()) return ['A name is well-formed Unicode.', 'invalid_unicode'];
  if (name.includes('\\')) return ['A name has no backslash.', 'forbidden_character'];
  if (name.includes('/')) return ['A name has no slash.', 'forbidden_character'];
  if (CONTROL.test(name)) return ['A name has no control characters.', 'forbidden_character'];
  if (/[. ]$/.test(name)) return ['A name does not end in a dot or a space.', 'trailing_character'];
  if (RESERVED.test(name)) return [`Windows reserves the name ${name}.`, 'reserved_name'];
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return [`A name has at most ${MAX_NAME_BYTES} bytes.`, 'name_too_long'];
  return undefined;
}

function cutBytes(text: string, bytes: number): string {
  let cut = '';
  let left = bytes;
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    cut += character;
  }
  return cut;
}

function invalidPath(member: string, message: string, code: string): ServiceError {
  return new ServiceError('invalid_path', { detail: message, issues: [{ path: [member], message, code }] });
}
