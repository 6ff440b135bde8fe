import type { Incoming } from './incoming.ts';

/** Whether `If-None-Match` names this representation, so that a GET answers 304 (RFC 9110, 13.1.2: weak comparison). */
export function ifNoneMatch(request: Incoming, etag: string | null): boolean {
  const header = request.headers.get('if-none-match');
  if (header === null || etag === null) return false;
  return header.trim() === '*' || entityTags(header).some((tag) => opaque(tag) === opaque(etag));
}

/**
 * Whether `If-Match` allows a change to a thing with this entity tag (RFC 9110, 13.1.1: strong comparison).
 *
 * @param header The header's value; undefined or malformed: no condition.
 * @param etag The current tag; null: there is no such thing yet.
 */
export function ifMatch(header: string | undefined, etag: string | null): boolean {
  if (header === undefined) return true;
  if (header.trim() === '*') return etag !== null;
  const tags = entityTags(header);
  return tags.length === 0 || tags.some((tag) => tag === etag && !tag.startsWith('W/'));
}

/**
 * Whether the conditions of a changing request hold (RFC 9110, 13.2.2): `If-Match` names what is there, and
 * `If-None-Match` does not; `*` stands for whatever is there.
 *
 * @param etag The current tag; null: there is no such thing yet.
 */
export function mayChange(conditions: Conditions, etag: string | null): boolean {
  if (!ifMatch(conditions['if-match'], etag)) return false;
  const unless = conditions['if-none-match'];
  if (unless === undefined || etag === null) return true;
  return unless.trim() !== '*' && !entityTags(unless).some((tag) => opaque(tag) === opaque(etag));
}

/** The two headers that make a change depend on what is there (RFC 9110, 13.1.1, 13.1.2), as an operation's `headers` give them. */
export interface Conditions {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/** The entity tags of a list header, quotes and weakness mark included; empty when it is malformed. */
export function entityTags(header: string): string[] {
  const list = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/;
  return list.test(header) ? (header.match(/(?:W\/)?"[^"]*"/g) ?? []) : [];
}

function opaque(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}
