import type { Due } from './broken.ts';

/* What an answer must be. */

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Of a problem that has some. */
  readonly issues: readonly SentIssue[];
}

interface SentIssue {
  /** Given by the kit; a rule that the document cannot say may leave it out. */
  readonly in?: string;
  readonly path: readonly (string | number)[];
  readonly code: string;
}

export function toAnswer({ status, headers }: Response, body: string): Answer {
  // An answer to HEAD tells its type and has no body.
  if (headers.get('content-type') !== 'application/problem+json' || body === '') return { status, body, issues: [] };
  const { issues = [] } = JSON.parse(body) as { issues?: readonly SentIssue[] };
  return { status, body, issues };
}

/** The codes of issues that a schema brings about, and that nothing else does in a part of the request. */
const schemaCodes = new Set(
  'required wrong_type wrong_format wrong_step not_allowed too_big too_small unknown_member unknown_parameter'.split(
    ' ',
  ),
);

/**
 * What fits the document may be refused by a rule that it cannot say, and by none that it does say.
 *
 * @throws Error when it was.
 */
export function assertServed({ issues, body }: Answer): void {
  const isSchemas = issues.length > 0 && issues.every((issue) => issue.in !== undefined && schemaCodes.has(issue.code));
  if (isSchemas) throw new Error(`A valid request was refused: ${excerpt(body)}`);
}

/** @throws Error unless the answer is the refusal that is due, and names the place. */
export function assertRefused({ status, issues, body }: Answer, due: Due): void {
  if (status !== due.status) throw new Error(`${due.status} is due, and it answered ${status}: ${excerpt(body)}`);
  if (due.status !== 400 || body === '') return;
  const path = JSON.stringify(due.path);
  const isNamed = issues.some((issue) => issue.in === due.in && JSON.stringify(issue.path) === path);
  if (!isNamed) throw new Error(`No issue names the ${due.in}’s ${path}: ${excerpt(body)}`);
}

/** @throws Error unless credentials were asked for (RFC 9110, 15.5.2). */
export function assertUnauthorized({ status, body }: Answer): void {
  if (status !== 401) throw new Error(`Without credentials 401 is due, and it answered ${status}: ${excerpt(body)}`);
}

export function excerpt(body: string): string {
  return body.length > 500 ? `${body.slice(0, 500)}…` : body || 'nothing';
}
