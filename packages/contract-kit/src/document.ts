import { OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

import { Bytes } from './streams.ts';
import { finishOperation } from './document-finish.ts';
import { assertPublishable } from './document-refusals.ts';
import { errorResponses, type ErrorResponses } from './document-problems.ts';
import { mendReferences, namedSchemas } from './document-schemas.ts';
import { isObject, objectAt, toJson, type JsonObject } from './json.ts';
import {
  contentOf,
  isSchema,
  type AnyOperation,
  type Content,
  type ContractConfig,
  type ResponseContent,
  type ObjectSchema,
  type Schema,
} from './operation.ts';
import { conflictsOf } from './operation-rules.ts';
import { requestHeadersOf } from './idempotency.ts';
import { isCookie } from './problem-codes.ts';
import { Problem } from './problem.ts';
import { zodOf } from './schema.ts';

export type { Json, JsonObject } from './json.ts';

/** What a description says of the API as a whole: its Info, Server and Tag Objects. */
export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly summary: string;
  readonly description: string;
  /** `identifier` is an SPDX expression. */
  readonly license: { readonly name: string; readonly identifier: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
}

/**
 * The OpenAPI 3.1.1 description of a contract, members in a fixed order.
 *
 * @throws TypeError for schemas that a description cannot tell the truth about or that have no bound, and for
 * operations that cannot stand beside each other. It names the operation and says what to write instead.
 */
export function createDocument(
  contract: ContractConfig,
  operations: readonly AnyOperation[],
  info: DocumentInfo,
): JsonObject {
  const conflicts = conflictsOf(operations);
  if (conflicts.length > 0) throw new TypeError(conflicts.join('\n'));
  const sound = new Set<Schema>();
  for (const operation of operations) assertPublishable(operation, sound);
  const { servers, tags, ...about } = info;
  const routes = operations.map((operation) => ({ type: 'route' as const, route: routeOf(operation, contract) }));
  // Named schemas go first, or a nullable use of one would be taken for the schema itself.
  const named = namedSchemas(operations, [Problem]).map((schema) => ({ type: 'schema' as const, schema }));
  const generator = new OpenApiGeneratorV31([...named, ...routes]);
  const generated = plain(generator.generateDocument({ openapi: '3.1.1', info: about }));
  const schemas = objectAt(generated.components, 'schemas');
  const errors = errorResponses(contract, operations);
  return {
    openapi: '3.1.1',
    info: plain(about),
    servers: servers.map(plain),
    tags: tags.map(plain),
    paths: finishPaths(objectAt(generated, 'paths'), operations, schemas, errors),
    components: {
      securitySchemes: plain(contract.security),
      headers: sharedHeaders,
      responses: errors.components,
      schemas,
    },
  };
}

const sharedHeaders: JsonObject = {
  RequestId: {
    description: 'The request id: the one sent in this header when it was well formed, else a new one.',
    schema: { type: 'string', maxLength: 128 },
    example: '01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1',
  },
};

/** OpenAPI knows no catch-all parameter: `{path...}` becomes `{path}`. */
function templateOf(operation: AnyOperation): string {
  return operation.path.replaceAll('...}', '}');
}

/* What zod-to-openapi is asked to write: everything but the errors. */

function routeOf(operation: AnyOperation, contract: ContractConfig): RouteConfig {
  const { params, query, cookies, body } = operation;
  const headers = requestHeadersOf(operation);
  const description = describe(operation);
  return {
    method: methods[operation.method],
    path: templateOf(operation),
    operationId: operation.operationId,
    tags: [...operation.tags],
    summary: operation.summary,
    ...(description && { description }),
    ...(operation.deprecated && { deprecated: true }),
    security: securityOf(operation, contract),
    request: {
      ...(params && { params: wholeObject(params) }),
      ...(query && { query: wholeObject(query) }),
      ...(headers && { headers: wholeObject(headers) }),
      ...(cookies && { cookies: wholeObject(cookies) }),
      ...(body && { body: requestBodyOf(body) }),
    },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, responseOf(Number(status), response)]),
    ),
  };
}

const methods = { GET: 'get', HEAD: 'head', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

function describe({ description, scope, deprecated }: AnyOperation): string {
  const parts = [
    description,
    scope && `A key needs the scope \`${scope}\`.`,
    deprecated && `Deprecated since ${deprecated.since}; gone from ${deprecated.sunset} on.`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Sessions have every scope, so only keys list the one they need (OpenAPI 3.1 allows roles for every scheme). */
function securityOf({ auth, scope }: AnyOperation, { security }: ContractConfig): Record<string, string[]>[] {
  if (auth === 'public') return [];
  return auth.map((name) => {
    if (name === 'anonymous') return {};
    return { [name]: scope === undefined || isCookie(security[name]) ? [] : [scope] };
  });
}

function requestBodyOf(body: Schema | Content) {
  const optional = Object.values(contentOf(body)).every((schema) => z.safeParse(zodOf(schema), undefined).success);
  const content = mapContent(body, (schema) => withFiles(schema, body));
  const description = isSchema(body) ? undefined : body.description;
  return { ...(description && { description }), required: !optional, content };
}

function withFiles(schema: Schema, body: Schema | Content): Schema {
  if (isSchema(body) || !body.files || !(schema instanceof z.ZodObject)) return schema;
  const { field, maxItems, description } = body.files;
  return schema.extend({ [field]: z.array(Bytes).min(1).max(maxItems).meta({ description }) });
}

function responseOf(status: number, response: Schema | ResponseContent) {
  const { description, headers } = isSchema(response)
    ? { description: reasons[status] ?? 'Success', headers: undefined }
    : response;
  const content = mapContent(response, (schema) => schema);
  return {
    description,
    ...(headers && { headers: wholeObject(headers) }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function mapContent(body: Schema | Content, map: (schema: Schema) => Schema): Record<string, { schema: z.ZodType }> {
  const content = Object.entries(contentOf(body));
  return Object.fromEntries(content.map(([type, schema]) => [type, { schema: whole(map(schema)) }]));
}

/** A schema with its methods, which zod-to-openapi calls. @throws TypeError for one of zod/mini, which has none. */
function whole(schema: Schema): z.ZodType {
  return schema instanceof z.ZodType ? schema : refuseMini();
}

function wholeObject(schema: ObjectSchema): z.ZodObject {
  return schema instanceof z.ZodObject ? schema : refuseMini();
}

function refuseMini(): never {
  throw new TypeError('A schema of zod/mini cannot be published. Make it with zod.');
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 201: 'Created', 204: 'No content' };

/* What is added to it afterwards. */

function finishPaths(
  paths: JsonObject,
  operations: readonly AnyOperation[],
  schemas: JsonObject,
  errors: ErrorResponses,
): JsonObject {
  const finished: Record<string, Record<string, JsonObject>> = {};
  for (const operation of operations) {
    const template = templateOf(operation);
    const method = methods[operation.method];
    const written = objectAt(paths[template], method);
    (finished[template] ??= {})[method] = finishOperation({
      written,
      path: operation.path,
      errors: errors.of(operation),
      schemas,
    });
  }
  return finished;
}

/** The value as JSON carries it, references mended. */
function plain(value: object): JsonObject {
  const json = mendReferences(toJson(value));
  if (!isObject(json)) throw new TypeError('Not a JSON object.');
  return json;
}
