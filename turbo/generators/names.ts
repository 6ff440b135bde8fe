/** How a resource is called everywhere it shows: `saved-searches` → `SavedSearch`, `saved_searches`, … */
export interface Names {
  /** In file names and paths: `saved-search`, `saved-searches`. */
  readonly files: { readonly one: string; readonly many: string };
  /** In code. */
  readonly Item: string;
  readonly items: string;
  readonly Items: string;
  /** In sentences; those with a capital begin one. */
  readonly words: Readonly<Record<'one' | 'One' | 'many' | 'Many' | 'a' | 'A', string>>;
  readonly table: string;
  /** What changes of it are recorded as: `saved_search.created`. */
  readonly kind: string;
  /** The problem of one that is not there. */
  readonly code: string;
  /** Of its ids. */
  readonly prefix: string;
  readonly exampleId: string;
}

/** @param many Kebab case, like `one`; `prefix` has three letters. */
export function namesOf(many: string, one: string, prefix: string): Names {
  const words = { one: one.replaceAll('-', ' '), many: many.replaceAll('-', ' ') };
  const a = /^[aeiou]/.test(one) ? 'an' : 'a';
  const kind = one.replaceAll('-', '_');
  return {
    files: { one, many },
    Item: pascalCase(one),
    items: camelCase(many),
    Items: pascalCase(many),
    words: { ...words, One: capitalised(words.one), Many: capitalised(words.many), a, A: capitalised(a) },
    table: many.replaceAll('-', '_'),
    kind,
    code: `${kind}_not_found`,
    prefix,
    exampleId: `${prefix}_01k5x6d4n5p6q7r8s9t0v1w2xy`,
  };
}

/** A guess: `notes` → `note`, `entries` → `entry`, `boxes` → `box`. */
export function singularOf(many: string): string {
  if (many.endsWith('ies')) return `${many.slice(0, -3)}y`;
  return many.replace(/(?<=ss|x|z|ch|sh)es$|s$/, '');
}

/** A guess, the first letter and consonants after it: `note` → `nte`, `saved-search` → `svd`. */
export function prefixOf(one: string): string {
  const letters = one.replaceAll('-', '');
  const consonants = letters.slice(1).replaceAll(/[aiou]|e(?!$)/g, '');
  return (letters.charAt(0) + consonants).padEnd(3, letters.slice(-1)).slice(0, 3);
}

function pascalCase(kebab: string): string {
  return kebab.split('-').map(capitalised).join('');
}

function camelCase(kebab: string): string {
  return kebab.replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
