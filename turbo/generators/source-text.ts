/** A file's text on its way. Each step throws when the text is not as it was when this was written, and says so. */
export interface SourceText {
  readonly text: string;
  append(addition: string): SourceText;
  before(place: RegExp, addition: string): SourceText;
  replace(place: RegExp, by: (found: string) => string): SourceText;
  /** Puts a block before the first of its kind that sorts after it, or behind the last. */
  insertSorted(blocks: RegExp, addition: string): SourceText;
  /** @param why What it means when the phrase is there, and what to do. */
  without(phrase: string, why: string): SourceText;
}

/** @param file Its name, for errors. */
export function sourceText(file: string, text: string): SourceText {
  const next = (changed: string) => sourceText(file, changed);
  const found = (place: RegExp): RegExpExecArray => {
    const match = place.exec(text);
    if (match) return match;
    throw new Error(`${file} has nothing like ${String(place)} any more: mend turbo/generators/registrations.ts.`);
  };
  return {
    text,
    append: (addition) => next(text + addition),
    before: (place, addition) => next(insert(text, found(place).index, addition)),
    replace(place, by) {
      const [there] = found(place);
      return next(text.replace(place, () => by(there)));
    },
    insertSorted(blocks, addition) {
      found(new RegExp(blocks.source, 'm'));
      const matches = [...text.matchAll(blocks)];
      const after = matches.find(([block]) => block > addition);
      const last = matches.at(-1);
      return next(insert(text, after?.index ?? (last ? last.index + last[0].length : text.length), addition));
    },
    without(phrase, why) {
      if (text.includes(phrase)) throw new Error(`${file}: ${why}.`);
      return next(text);
    },
  };
}

function insert(text: string, index: number, addition: string): string {
  return text.slice(0, index) + addition + text.slice(index);
}
