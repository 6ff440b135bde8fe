/** One thing wrong with the input. `path` starts at the name of the service's input member. */
export interface ServiceIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly code: string;
}

export interface ServiceErrorOptions {
  readonly detail?: string;
  readonly issues?: readonly ServiceIssue[];
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A refusal by a service. Knows no transport: `code` is a problem code, and whoever calls turns it into an answer. */
export class ServiceError extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly issues: readonly ServiceIssue[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, options: ServiceErrorOptions = {}) {
    super(options.detail ?? code, { cause: options.cause });
    this.name = 'ServiceError';
    this.code = code;
    this.detail = options.detail;
    this.issues = options.issues;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** An `invalid_input` refusal about one member of the input. */
export function invalidInput(member: string, message: string, code: string): ServiceError {
  return new ServiceError('invalid_input', { detail: message, issues: [{ path: [member], message, code }] });
}
