import type { Problem, ProblemIssue } from './schema-types.ts';

/**
 * What every call of the client throws when it does not succeed: the server's problem (RFC 9457), an error answer that
 * is no problem (`http_error`), an answer that cannot be read (`invalid_answer`), a path that cannot be sent
 * (`invalid_path`), or no answer at all (`network_error`).
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable and machine-readable: decide on this. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly issues: readonly ProblemIssue[] | undefined;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** What the server said, when it was a problem. */
  readonly problem: Problem | undefined;
  /** The answer's headers, when there was one. */
  readonly headers: Headers | undefined;

  constructor(about: ProblemDetails, options?: ErrorOptions) {
    super(about.detail ?? about.title, options);
    this.status = about.status;
    this.code = about.code;
    this.title = about.title;
    this.detail = about.detail;
    this.issues = about.problem?.issues;
    this.requestId = about.problem?.requestId ?? about.headers?.get('x-request-id') ?? undefined;
    this.problem = about.problem;
    this.headers = about.headers;
  }
}

export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly problem?: Problem | undefined;
  readonly headers?: Headers | undefined;
}

/** The error for an answer that is not ok. `body` is what it said, parsed as far as it could be. */
export function problemOf({ status, statusText, headers }: Response, body: unknown): ProblemError {
  if (isProblem(body)) {
    const { code, title, detail } = body;
    return new ProblemError({ status, code, title, detail, problem: body, headers });
  }
  return new ProblemError({ status, code: 'http_error', title: statusText || `HTTP ${status}`, headers });
}

export function networkError(cause: unknown): ProblemError {
  const detail = 'The server cannot be reached. Check the connection and try again.';
  return new ProblemError({ status: 0, code: 'network_error', title: 'Server not reachable', detail }, { cause });
}

export function invalidAnswer({ status, headers }: Response, cause: unknown): ProblemError {
  const detail = 'The answer is not what the description says. Is something between here and the server?';
  return new ProblemError({ status, code: 'invalid_answer', title: 'Unreadable answer', detail, headers }, { cause });
}

export function invalidPath(detail: string): ProblemError {
  return new ProblemError({ status: 0, code: 'invalid_path', title: 'Invalid path', detail });
}

/** JSON when it is, else the text itself. */
export function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Checks what the client itself relies on; the rest is the description's promise. */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'title' in body && typeof body.title === 'string';
}
