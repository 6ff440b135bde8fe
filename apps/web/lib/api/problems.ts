import { ProblemError } from '@sheaf/client';

/** An error in words for the person who sees it, and where the server failed, the request to look for in its log. */
export function problemMessage(error: unknown): string {
  const said = problemWords(error);
  const failed = error instanceof ProblemError && error.status >= 500 && error.requestId;
  return failed ? `${said} (request ${error.requestId})` : said;
}

/** The same without the request, for places that show it apart. */
export function problemWords(error: unknown): string {
  if (!(error instanceof ProblemError)) return 'Something went wrong.';
  return messages[error.code] ?? error.detail ?? error.title;
}

export function isProblem(error: unknown, ...codes: string[]): error is ProblemError {
  return error instanceof ProblemError && codes.includes(error.code);
}

/**
 * What is wrong with each field of a form: `{ email: 'Taken.' }`. A nested field is named by its dotted path.
 * Empty where the error is about nothing in particular: then show `problemMessage`.
 */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const found: Record<string, string> = {};
  for (const issue of error.issues ?? []) {
    const [part, ...inner] = issue.path;
    const name = (part === 'body' ? inner : issue.path).join('.');
    found[name] ??= issue.message;
  }
  return found;
}

const messages: Record<string, string> = {
  entry_not_found: 'It is not there any more, or it is not shared with you.',
  path_taken: 'That name is taken in this folder.',
  share_not_found: 'The link works no more.',
  share_expired: 'The time of the link is over.',
  share_locked: 'The link wants its password again. Reload the page.',
  space_name_taken: 'Another space has that name. It may be one that you cannot see.',
  precondition_failed: 'Somebody changed it in the meantime.',
  too_many_requests: 'Too many requests at once. Wait a moment and try again.',
  internal_error: 'The server failed.',
  unavailable: 'The server is not available right now. Try again in a moment.',
  quota_exceeded: 'There is no room left for it: the space is full, or what you may store is used up.',
  insufficient_storage: 'The server has run out of space.',
};
