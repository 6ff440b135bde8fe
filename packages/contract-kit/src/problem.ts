import { z } from 'zod';

/** How one kind of problem travels. */
export interface ProblemKind {
  readonly status: number;
  /** Constant for the code (RFC 9457, 3.1.3); what varies goes into `detail`. */
  readonly title: string;
  /** For the description: when it happens and what to do about it. */
  readonly description?: string;
  /** Of a 401: what would have been accepted (RFC 9110, 11.6.1). Default: `Bearer`. */
  readonly challenge?: string;
}
/** Problem code → how it travels. Codes are stable: clients decide on them. */
export type ProblemTable = Readonly<Record<string, ProblemKind>>;

/** The problems HTTP itself calls for. An API adds its own beside them. */
export const baseProblems = {
  invalid_input: { status: 400, title: 'Invalid input' },
  unauthorized: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_acceptable: { status: 406, title: 'Not acceptable' },
  request_timeout: { status: 408, title: 'Request timeout' },
  length_required: { status: 411, title: 'Length required' },
  already_created: {
    status: 409,
    title: 'Already created',
    description:
      'The first request with this `Idempotency-Key` made the thing that `id` names; its secret is not shown again.',
  },
  idempotency_in_progress: {
    status: 409,
    title: 'Request in progress',
    description: 'The first request with this `Idempotency-Key` is still at work.',
  },
  idempotency_key_reused: {
    status: 409,
    title: 'Idempotency key reused',
    description: 'Another request was sent with this `Idempotency-Key`.',
  },
  precondition_failed: { status: 412, title: 'Precondition failed' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  range_not_satisfiable: { status: 416, title: 'Range not satisfiable' },
  digest_mismatch: { status: 422, title: 'Digest mismatch' },
  precondition_required: { status: 428, title: 'Precondition required' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'Request header fields too large' },
  internal_error: { status: 500, title: 'Internal server error' },
  unavailable: { status: 503, title: 'Service unavailable' },
  insufficient_storage: { status: 507, title: 'Insufficient storage' },
} as const satisfies ProblemTable;

/** A code that the kit itself knows. */
export type BaseProblemCode = keyof typeof baseProblems;

/** One thing wrong with the input. */
export interface Issue {
  /** Which part of the request it stands in, where that is known. */
  readonly in?: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Where in that part: `['email']`, `['items', 0, 'name']`, … */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Stable and machine-readable, independent of the validator's own codes. */
  readonly code: string;
}

/** A refusal on its way to the client. Anything else that is thrown becomes a 500 without detail. */
export class ProblemError extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly issues: readonly Issue[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** What the problem is about. */
  readonly id: string | undefined;

  constructor(
    code: string,
    options: {
      detail?: string | undefined;
      issues?: readonly Issue[] | undefined;
      headers?: Readonly<Record<string, string>>;
      id?: string;
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ?? code, { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.detail = options.detail;
    this.issues = options.issues;
    this.headers = options.headers ?? {};
    this.id = options.id;
  }
}

/**
 * Writes a problem out (RFC 9457, section 3).
 *
 * @throws TypeError when neither the table nor the kit knows its code.
 */
export function problemBody(table: ProblemTable, problem: ProblemError, requestId: string): z.input<typeof Problem> {
  const kind = table[problem.code] ?? (baseProblems as ProblemTable)[problem.code];
  if (!kind) throw new TypeError(`There is no problem "${problem.code}". Add it to the contract's problem table.`);
  return {
    type: 'about:blank',
    title: kind.title,
    status: kind.status,
    ...(problem.detail !== undefined && { detail: problem.detail.slice(0, 2000) }),
    code: problem.code,
    requestId,
    error: kind.title,
    ...(problem.id !== undefined && { id: problem.id }),
    ...(problem.issues && { issues: problem.issues.map((issue) => ({ ...issue, path: [...issue.path] })) }),
  };
}

/** The body of every error answer: problem details (RFC 9457, section 3), with members of our own. */
export const Problem = z
  .object({
    type: z.string().max(255).meta({
      description: 'Names the kind of problem; `about:blank` adds nothing to `code`.',
      example: 'about:blank',
    }),
    title: z
      .string()
      .max(255)
      .meta({ description: 'The kind of problem in words, constant for its `code`.', example: 'Invalid input' }),
    status: z.int().min(400).max(599).meta({ description: 'The HTTP status of this answer.', example: 400 }),
    detail: z
      .string()
      .max(2000)
      .optional()
      .meta({ description: 'What went wrong this time and what to do.', example: 'limit must be at most 100.' }),
    code: z
      .string()
      .max(64)
      .meta({ description: 'Stable and machine-readable; decide on this.', example: 'invalid_input' }),
    requestId: z
      .string()
      .max(128)
      .meta({ description: 'Also in the `X-Request-Id` header and in the server log.', example: '0f8b7c9e5d0a4b3f' }),
    error: z.string().max(255).meta({ description: 'The title again.', example: 'Invalid input' }),
    id: z.string().max(128).optional().meta({
      description: 'What is there already, where the problem is about that.',
      example: 'key_01k5x3v8qzf0c9m2r7t4w6y8ab',
    }),
    issues: z
      .array(
        z.object({
          in: z
            .enum(['path', 'query', 'header', 'cookie', 'body'])
            .optional()
            .meta({ description: 'The part of the request it stands in, where that is known.', example: 'query' }),
          path: z
            .array(z.union([z.string().max(255), z.int().min(0).max(1_000_000)]))
            .max(32)
            .meta({
              description: 'Where the value stands in that part.',
              example: ['limit'],
            }),
          message: z
            .string()
            .max(1000)
            .meta({ description: 'What is wrong with it.', example: 'Too big: expected number to be <=100' }),
          code: z.string().max(64).meta({ description: 'The rule that was broken.', example: 'too_big' }),
        }),
      )
      .max(100)
      .optional()
      .meta({ description: 'Each thing wrong with the input.' }),
  })
  .meta({ id: 'Problem', description: 'An error, as RFC 9457 problem details.' });
