import { readFileSync } from 'node:fs';

import type { Description } from '@sheaf/contract-kit/testing';
import { parse } from 'yaml';

/** The committed text of the description. */
export const yaml = readFileSync(new URL('../../../../openapi.yaml', import.meta.url), 'utf8');

/** The contract as third parties see it. */
export const description = parse(yaml) as Description;

/** What the tests need to know of an operation. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Media types of the request body. */
  readonly bodyTypes: readonly string[];
  /** Credentials that it takes; empty when it can be called without any. */
  readonly security: readonly string[];
  /** What a key needs. */
  readonly scopes: readonly string[];
  readonly statuses: readonly number[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: { readonly example?: unknown };
}

/** Every operation of the description, in its order. */
export const operations: readonly DescribedOperation[] = readOperations();

/** The methods of a path, upper case. */
export function methodsOf(path: string): string[] {
  return operations.filter((operation) => operation.path === path).map(({ method }) => method);
}

/** A well-formed URL path for a template, naming things that are not there. */
export function unknownPath(template: string): string {
  return template
    .replace('{path}', 'nowhere/at/all.txt')
    .replace('{space}', 'nowhere')
    .replace('{userId}', 'nobody')
    .replace('{token}', 'A'.repeat(43))
    .replace('{version}', 'ver_01k5x3v8qzf0c9m2r7t4w6y8ab')
    .replace('{id}', unknownId(template));
}

/** A well-formed id that nothing has, of the kind that this template's resource has. */
function unknownId(template: string): string {
  const prefix = {
    users: 'usr',
    sessions: 'ses',
    'api-keys': 'key',
    entries: 'ent',
    trash: 'ent',
    uploads: 'upl',
    shares: 'shr',
  }[template.split('/')[1] ?? ''];
  return `${prefix}_01k5x3v8qzf0c9m2r7t4w6y8ab`;
}

/** The headers that an operation cannot do without, with the values that the description gives as examples. */
export function requiredHeaders({ parameters }: DescribedOperation): Record<string, string> {
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
  return Object.fromEntries(headers.map(({ name, schema }) => [name, String(schema.example)]));
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: object };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: object;
}

function readOperations(): DescribedOperation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, value]) => {
      const { operationId, parameters = [], requestBody, security = [], responses } = value as RawOperation;
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        parameters,
        bodyTypes: Object.keys(requestBody?.content ?? {}),
        security: security.every((scheme) => Object.keys(scheme).length > 0)
          ? security.flatMap((scheme) => Object.keys(scheme))
          : [],
        scopes: security.flatMap((scheme) => scheme['apiKey'] ?? []),
        statuses: Object.keys(responses).map(Number),
      };
    }),
  );
}
