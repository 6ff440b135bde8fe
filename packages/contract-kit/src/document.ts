import { OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

import { Bytes } from './bytes.ts';
import { exampleOf } from './document-examples.ts';
import { errorResponses, type ErrorResponses } from './document-problems.ts';
import { mendReferences, namedSchemas } from './document-schemas.ts';
import { isArray, isObject, objectAt, type Json, type JsonObject } from './json.ts';
import {
  contentOf,
  isSchema,
  type AnyOperation,
  type Content,
  type ContractConfig,
  type ResponseContent,
  type Schema,
} from './operation.ts';
import { isCookie } from './problem-codes.ts';
import { Problem } from './problem.ts';

export { assertBounded } from './document-bounds.ts';
export type { Json, JsonObject } from './json.ts';

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
 * @throws TypeError for schemas that a description cannot tell the truth about, or two operations in one place.
 */
export function createDocument(
  contract: ContractConfig,
  operations: readonly AnyOperation[],
  info: DocumentInfo,
): JsonObject {
  assertUnique(operations);
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

function assertUnique(operations: readonly AnyOperation[]): void {
  for (const key of [(o: AnyOperation) => o.operationId, (o: AnyOperation) => `${o.method} ${templateOf(o)}`]) {
    const seen = new Set<string>();
    for (const operation of operations) {
      if (seen.has(key(operation))) throw new TypeError(`${key(operation)} is there twice.`);
      seen.add(key(operation));
    }
  }
}

/** OpenAPI knows no catch-all parameter: `{path...}` becomes `{path}`. */
function templateOf(operation: AnyOperation): string {
  return operation.path.replaceAll('...}', '}');
}

/* What zod-to-openapi is asked to write: everything but the errors. */

function routeOf(operation: AnyOperation, contract: ContractConfig): RouteConfig {
  const { params, query, headers, body } = operation;
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
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: requestBodyOf(body) }),
    },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, responseOf(Number(status), response)]),
    ),
  };
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

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
  return auth.map((name) => ({ [name]: scope === undefined || isCookie(security[name]) ? [] : [scope] }));
}

function requestBodyOf(body: Schema | Content) {
  const optional = Object.values(contentOf(body)).every((schema) => schema.safeParse(undefined).success);
  const content = Object.entries(contentOf(body)).map(([type, schema]) => [type, { schema: withFiles(schema, body) }]);
  const description = isSchema(body) ? undefined : body.description;
  return { ...(description && { description }), required: !optional, content: Object.fromEntries(content) };
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
  const content = Object.entries(contentOf(response)).map(([type, schema]) => [type, { schema }]);
  return {
    description,
    ...(headers && { headers }),
    ...(content.length > 0 && { content: Object.fromEntries(content) }),
  };
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
    const written = objectAt(paths[template], methods[operation.method]);
    (finished[template] ??= {})[methods[operation.method]] = finishOperation(operation, written, schemas, errors);
  }
  return finished;
}

function finishOperation(
  operation: AnyOperation,
  written: JsonObject,
  schemas: JsonObject,
  errors: ErrorResponses,
): JsonObject {
  const { parameters, requestBody, responses, ...rest } = written;
  const success = Object.entries(isObject(responses) ? responses : {}).map(([status, response]) => [
    status,
    finishResponse(response, schemas),
  ]);
  return {
    ...rest,
    ...(isArray(parameters) && {
      parameters: parameters.map((parameter) => finishParameter(parameter, operation)),
    }),
    ...(isObject(requestBody) && { requestBody: withExamples(requestBody, schemas) }),
    // What the operation says itself wins over a problem of the same status.
    responses: { ...errors.of(operation), ...Object.fromEntries(success) },
  };
}

function finishParameter(parameter: Json, operation: AnyOperation): JsonObject {
  if (!isObject(parameter)) throw new TypeError(`${operation.operationId}: a parameter that is none.`);
  const { name, in: location, required, description, schema, ...rest } = parameter;
  const catchAll = operation.path.includes(`{${String(name)}...}`);
  const note = catchAll ? 'Slashes separate its segments; percent-encode each segment by itself.' : '';
  const text = [description, note].filter(Boolean).join(' ');
  return {
    name: location === 'header' ? headerName(String(name)) : name,
    in: location,
    required,
    ...(text && { description: text }),
    schema: withoutDescription(schema, description),
    ...rest,
  };
}

function finishResponse(response: Json | undefined, schemas: JsonObject): JsonObject {
  if (!isObject(response)) throw new TypeError('A response that is none.');
  const { description, headers, ...rest } = response;
  const own = Object.entries(isObject(headers) ? headers : {}).map(([name, header]) => {
    if (!isObject(header)) return [headerName(name), header];
    const { schema, description: text, ...others } = header;
    return [headerName(name), { description: text, schema: withoutDescription(schema, text), ...others }];
  });
  return {
    description,
    headers: { ...Object.fromEntries(own), 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
    ...withExamples(rest, schemas),
  };
}

/** Gives each JSON or form body an example made from its schema's own examples. */
function withExamples(body: JsonObject, schemas: JsonObject): JsonObject {
  if (!isObject(body.content)) return body;
  const content = Object.entries(body.content).map(([type, media]) => {
    const example = /json|form|text/.test(type) && isObject(media) ? exampleOf(media.schema, schemas) : undefined;
    return [type, isObject(media) && example !== undefined ? { ...media, example } : media];
  });
  return { ...body, content: Object.fromEntries(content) };
}

function withoutDescription(schema: Json | undefined, said: Json | undefined): Json | undefined {
  if (!isObject(schema) || schema.description !== said) return schema;
  const { description: _said, ...rest } = schema;
  return rest;
}

/** `if-match` → `If-Match`; a few are spelt otherwise. */
function headerName(name: string): string {
  return headerNames[name] ?? name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

const headerNames: Readonly<Record<string, string>> = { etag: 'ETag', 'www-authenticate': 'WWW-Authenticate' };

/** The value as JSON carries it, references mended. */
function plain(value: object): JsonObject {
  const json: Json = JSON.parse(JSON.stringify(value));
  const mended = mendReferences(json);
  if (!isObject(mended)) throw new TypeError('Not a JSON object.');
  return mended;
}
