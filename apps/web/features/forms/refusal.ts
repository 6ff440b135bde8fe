import { ProblemError } from '@sheaf/client';

import { fieldErrors, problemWords } from '@/lib/api/problems.ts';

/** What is wrong with fields of a form, by their names. */
export type FieldProblems = Readonly<Record<string, string | null | undefined>>;

/** What a form says of problem codes in its own words: `{ last_admin: 'Make somebody else an admin first.' }`. */
export type ProblemWords = Readonly<Record<string, string>>;

export interface Refusal {
  readonly errors: Readonly<Record<string, string>>;
  /** What is about no field that the form shows. */
  readonly failure: { readonly message: string; readonly requestId: string | null } | null;
}

export interface RefusalOptions {
  /** The fields the form shows. What is wrong with another one is said above the buttons. */
  readonly fields: readonly string[];
  /** Problems that are about one field though they do not say so: `{ email_taken: 'email' }`. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly words?: ProblemWords;
}

/** Sorts an error by where in a form it is shown. */
export function refusalOf(error: unknown, { fields, codes = {}, words = {} }: RefusalOptions): Refusal {
  const code = error instanceof ProblemError ? error.code : '';
  const message = words[code] ?? problemWords(error);
  const field = codes[code];
  if (field !== undefined && fields.includes(field)) return { errors: { [field]: message }, failure: null };

  const issues = Object.entries(fieldErrors(error));
  const shown = issues.filter(([name]) => fields.includes(name));
  const hidden = issues.filter(([name]) => !fields.includes(name));
  const errors = Object.fromEntries(shown);
  if (shown.length > 0 && hidden.length === 0) return { errors, failure: null };
  const said = hidden.map(([name, issue]) => (name === '' ? issue : `${name}: ${issue}`)).join(' ');
  return { errors, failure: { message: said || message, requestId: requestIdOf(error) } };
}

/** The fields that have a problem. */
export function problemsOnly(found: FieldProblems): Record<string, string> {
  const entries = Object.entries(found).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}

function requestIdOf(error: unknown): string | null {
  return (error instanceof ProblemError && error.requestId) || null;
}
