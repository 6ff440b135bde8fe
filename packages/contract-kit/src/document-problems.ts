import type { JsonObject } from './json.ts';
import type { AnyOperation, ContractConfig } from './operation.ts';
import { problemCodes } from './problem-codes.ts';
import { baseProblems, type ProblemKind, type ProblemTable } from './problem.ts';

export interface ErrorResponses {
  /** `components.responses`: one for each set of codes that share a status in some operation. */
  readonly components: JsonObject;
  /** Status → reference into them. */
  readonly of: (operation: AnyOperation) => JsonObject;
}

/** The error answers of the operations, described once for each set of codes they come in. */
export function errorResponses(contract: ContractConfig, operations: readonly AnyOperation[]): ErrorResponses {
  const table: ProblemTable = { ...baseProblems, ...contract.problems };
  const components: Record<string, JsonObject> = {};
  const of = (operation: AnyOperation): JsonObject =>
    Object.fromEntries(
      [...byStatus(operation, contract, table)].map(([status, codes]) => {
        const name = codes.map(pascalCase).join('Or');
        components[name] ??= responseOf(status, codes, table);
        return [String(status), { $ref: `#/components/responses/${name}` }];
      }),
    );
  for (const operation of operations) of(operation);
  const sorted = Object.entries(components).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { components: Object.fromEntries(sorted), of };
}

function byStatus(operation: AnyOperation, contract: ContractConfig, table: ProblemTable): Map<number, string[]> {
  const result = new Map<number, string[]>();
  for (const code of problemCodes(operation, contract)) {
    const { status } = kindOf(code, table);
    result.set(status, [...(result.get(status) ?? []), code].toSorted());
  }
  return result;
}

function responseOf(status: number, codes: readonly string[], table: ProblemTable): JsonObject {
  const kinds = codes.map((code) => [code, kindOf(code, table)] as const);
  return {
    description: kinds.map(([code, { title, description }]) => `\`${code}\`: ${description ?? title}`).join('\n\n'),
    headers: {
      ...headersFor(
        status,
        kinds.map(([, kind]) => kind),
      ),
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(kinds.map(([code, kind]) => [code, exampleOf(code, kind)])),
      },
    },
  };
}

function exampleOf(code: string, { status, title, description }: ProblemKind): JsonObject {
  const issue = {
    in: 'query',
    path: ['limit'],
    message: 'Too big: expected number to be <=100',
    code: 'too_big',
  };
  return {
    summary: description ?? title,
    value: {
      type: 'about:blank',
      title,
      status,
      code,
      requestId: '01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1',
      error: title,
      ...(code === 'invalid_input' && { issues: [issue] }),
    },
  };
}

function kindOf(code: string, table: ProblemTable): ProblemKind {
  const kind = table[code];
  if (!kind) throw new TypeError(`There is no problem "${code}". Add it to the contract's problem table.`);
  return kind;
}

function pascalCase(code: string): string {
  return code.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

const seconds = { type: 'integer', minimum: 0, maximum: 86_400 };
const retryAfter = {
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: seconds, example: 30 },
};

/** Headers that HTTP wants beside a status. */
function headersFor(status: number, kinds: readonly ProblemKind[]): JsonObject | undefined {
  if (status !== 401) return headersBy[status];
  const example = kinds.find(({ challenge }) => challenge !== undefined)?.challenge ?? 'Bearer';
  const description = 'What would have been accepted (RFC 9110, 11.6.1).';
  return { 'WWW-Authenticate': { description, schema: { type: 'string', maxLength: 255 }, example } };
}

const headersBy: Readonly<Record<number, JsonObject>> = {
  416: {
    'Content-Range': {
      description: 'How long the bytes really are (RFC 9110, 14.4).',
      schema: { type: 'string', maxLength: 64 },
      example: 'bytes */1024',
    },
  },
  429: retryAfter,
  503: retryAfter,
};
