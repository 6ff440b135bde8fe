/** Words beyond this are cut: the index of Postgres has a limit, and nobody types more. */
const MAX_WORD = 60;

/**
 * A word is a run of letters and digits. Scripts that put no space between words give a word per character.
 */
const WORD =
  /[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]&&[\p{L}\p{N}\p{M}]]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv;

/** The different words of a text as search compares them: lower case, accents off, compatible forms made one. */
export function wordsOf(text: string): string[] {
  return [...new Set(fold(text).match(WORD)?.map(cut))];
}

/** A piece of a text, and the word search sees in it; none between words. */
export interface Piece {
  readonly text: string;
  readonly word: string | null;
}

/** The text in pieces that together read as it stands. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), word: null });
    pieces.push({ text: match[0], word: cut(fold(match[0])) });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), word: null });
  return pieces;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

function cut(word: string): string {
  return word.length <= MAX_WORD ? word : word.slice(0, MAX_WORD).toWellFormed();
}
