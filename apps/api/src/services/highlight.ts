import type { Highlight, HighlightPart } from '@sheaf/contracts';

import { piecesOf } from '#services/search-words.ts';

const BEFORE = 60;
const LENGTH = 200;

/** Where the words are in a name and a text; a field without any is left out. */
export function highlight(words: readonly string[], name: string, text: string | null): Highlight[] {
  const highlights: Highlight[] = [{ field: 'name', parts: mark(words, name) }];
  if (text !== null) highlights.push({ field: 'text', parts: excerpt(words, text) });
  return highlights.filter(({ parts }) => parts.some((part) => part.match));
}

function mark(words: readonly string[], text: string): HighlightPart[] {
  const parts: { text: string; match: boolean }[] = [];
  for (const piece of piecesOf(text)) {
    const match = piece.word !== null && matches(words, piece.word);
    const last = parts.at(-1);
    if (last !== undefined && last.match === match) last.text += piece.text;
    else parts.push({ text: piece.text, match });
  }
  return parts.slice(0, 100);
}

/** A line's worth of the text around the first match, with its white space folded. */
function excerpt(words: readonly string[], text: string): HighlightPart[] {
  const at = firstMatch(words, text);
  if (at === undefined) return [];
  const start = at <= BEFORE ? 0 : wordStart(text, at - BEFORE);
  const end = Math.min(text.length, start + LENGTH);
  const piece = text.slice(start, end).toWellFormed().replace(/\s+/g, ' ');
  return mark(words, `${start > 0 ? '… ' : ''}${piece}${end < text.length ? ' …' : ''}`);
}

const STEP = 16_384;

/** Looks piece by piece: most texts match early, and a long one is not taken apart for nothing. */
function firstMatch(words: readonly string[], text: string): number | undefined {
  for (let from = 0; from < text.length; from = nextStep(text, from)) {
    let at = from;
    for (const piece of piecesOf(text.slice(from, nextStep(text, from)))) {
      if (piece.word !== null && matches(words, piece.word)) return at;
      at += piece.text.length;
    }
  }
  return undefined;
}

/** Steps end between words, if there is such a place. */
function nextStep(text: string, from: number): number {
  const end = from + STEP;
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > from ? space + 1 : end;
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space > at + BEFORE ? at : space + 1;
}

function matches(words: readonly string[], word: string): boolean {
  return words.some((wanted) => word.startsWith(wanted));
}
