import { exampleOf } from './document-examples.ts';
import { isArray, isObject, mapMembers, objectAt, textAt, type Json, type JsonObject } from './json.ts';
import { toEvent, toLine } from './streams.ts';

/** What zod-to-openapi wrote for one operation, with the problems and the examples that it leaves to us. */
export interface Unfinished {
  readonly written: JsonObject;
  /** The path template as the contract has it. */
  readonly path: string;
  /** Error status → response. */
  readonly errors: JsonObject;
  /** `components.schemas`. */
  readonly schemas: JsonObject;
}

export function finishOperation({ written, path, errors, schemas }: Unfinished): JsonObject {
  const { parameters, requestBody, responses: _responses, ...rest } = written;
  const success = mapMembers(objectAt(written, 'responses'), (response) => finishResponse(response, schemas));
  return {
    ...rest,
    ...(isArray(parameters) && { parameters: parameters.map((parameter) => finishParameter(parameter, path)) }),
    ...(isObject(requestBody) && { requestBody: withExamples(requestBody, schemas) }),
    responses: { ...errors, ...success },
  };
}

const catchAllNote = 'Slashes separate its segments; percent-encode each segment by itself.';

function finishParameter(parameter: Json, path: string): JsonObject {
  if (!isObject(parameter)) throw new TypeError(`${path}: a parameter that is none.`);
  const { description: _description, schema, required, ...rest } = parameter;
  const name = textAt(parameter, 'name');
  const said = textAt(parameter, 'description');
  const description = [said, path.includes(`{${name}...}`) ? catchAllNote : ''].filter(Boolean).join(' ');
  return {
    ...rest,
    name: parameter.in === 'header' ? headerName(name) : name,
    in: parameter.in,
    required,
    ...(description && { description }),
    schema: withoutDescription(schema, said),
  };
}

function finishResponse(response: Json | undefined, schemas: JsonObject): JsonObject {
  if (!isObject(response)) throw new TypeError('A response that is none.');
  const { description, headers: _headers, ...rest } = response;
  const headers = Object.entries(objectAt(response, 'headers')).map(
    ([name, header]) => [headerName(name), finishHeader(header)] as const,
  );
  return {
    description,
    headers: { ...Object.fromEntries(headers), 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
    ...withExamples(rest, schemas),
  };
}

function finishHeader(header: Json | undefined): JsonObject {
  if (!isObject(header)) throw new TypeError('A header that is none.');
  const { schema, description, ...rest } = header;
  return { description, schema: withoutDescription(schema, textAt(header, 'description')), ...rest };
}

/** Gives each JSON, form or text body an example made from its schema's own examples. */
function withExamples(body: JsonObject, schemas: JsonObject): JsonObject {
  if (!isObject(body.content)) return body;
  const content = mapMembers(body.content, (media, type) => {
    const example = /json|form|text/.test(type) && isObject(media) ? exampleUnder(type, media, schemas) : undefined;
    return isObject(media) && example !== undefined ? { ...media, example } : media;
  });
  return { ...body, content };
}

/** Of a stream: one line, or one event. */
function exampleUnder(type: string, { schema }: JsonObject, schemas: JsonObject): Json | undefined {
  const item = isObject(schema) ? exampleOf(schema.contentSchema, schemas) : undefined;
  if (item === undefined) return exampleOf(schema, schemas);
  const json = JSON.stringify(item);
  return type === 'text/event-stream' ? toEvent(json, { data: item }) : toLine(json);
}

/** A parameter and a header say it already. */
function withoutDescription(schema: Json | undefined, said: string): Json | undefined {
  if (!isObject(schema) || schema.description !== said) return schema;
  const { description: _said, ...rest } = schema;
  return rest;
}

/** `if-match` → `If-Match`; a few are spelt otherwise. */
function headerName(name: string): string {
  return headerNames[name] ?? name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

const headerNames: Readonly<Record<string, string>> = { etag: 'ETag', 'www-authenticate': 'WWW-Authenticate' };
