import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import { isArray, isObject, objectAt, textAt, toJson, type Json, type JsonObject } from '../json.ts';

/** What one operation of an OpenAPI 3.1 document takes. */
export interface Inputs {
  readonly operationId: string;
  readonly method: string;
  /** The template: `/things/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** One for each media type that its body may have; none when it takes no body. */
  readonly bodies: readonly Body[];
  readonly isBodyRequired: boolean;
  readonly needsCredentials: boolean;
  /** Media types of the success answers. */
  readonly offers: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

export interface Body {
  readonly type: string;
  readonly schema: JsonObject;
}

/** The document, and the questions that are asked of its schemas. */
export interface Source {
  readonly operations: readonly Inputs[];
  /** The schema that a reference names; what stands beside a reference counts too. */
  readonly resolve: (schema: JsonObject) => JsonObject;
  /** Whether a value is what a schema says, by ajv. */
  readonly fits: (schema: JsonObject, value: Json) => boolean;
}

/** @param document An OpenAPI 3.1 document as JSON. */
export function readSource(document: object): Source {
  const root = toJson(document);
  if (!isObject(root)) throw new TypeError('The document is no object.');
  const components = root['components'] ?? {};
  const ajv = formats.default(new Ajv2020({ strict: false }));
  const validators = new WeakMap<JsonObject, ValidateFunction>();

  function resolve(schema: JsonObject): JsonObject {
    const { $ref, ...beside } = schema;
    if (typeof $ref !== 'string') return schema;
    const target = $ref
      .slice(2)
      .split('/')
      .reduce(objectAt, root as JsonObject);
    return { ...resolve(target), ...beside };
  }

  function fits(schema: JsonObject, value: Json): boolean {
    const known = validators.get(schema);
    const validate = known ?? ajv.compile({ ...schema, components });
    if (!known) validators.set(schema, validate);
    return validate(value);
  }

  const operations = Object.entries(objectAt(root, 'paths')).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) =>
      isObject(operation) && 'operationId' in operation ? [inputsOf(path, method, operation, resolve)] : [],
    ),
  );
  return { operations, resolve, fits };
}

function inputsOf(path: string, method: string, operation: JsonObject, resolve: Source['resolve']): Inputs {
  const body = resolve(objectAt(operation, 'requestBody'));
  const successes = Object.entries(objectAt(operation, 'responses')).filter(([status]) => status.startsWith('2'));
  return {
    operationId: textAt(operation, 'operationId'),
    method: method.toUpperCase(),
    path,
    parameters: listAt(operation, 'parameters').map((parameter) => parameterOf(resolve(parameter))),
    bodies: Object.entries(objectAt(body, 'content')).map(([type, media]) => ({
      type,
      schema: objectAt(media, 'schema'),
    })),
    isBodyRequired: body['required'] === true,
    needsCredentials: needsOne(listAt(operation, 'security')),
    offers: [...new Set(successes.flatMap(([, response]) => Object.keys(objectAt(response, 'content'))))],
  };
}

/** An empty requirement says that it works without (OpenAPI 3.1, 4.8.30). */
function needsOne(security: readonly JsonObject[]): boolean {
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0);
}

function parameterOf(parameter: JsonObject): Parameter {
  const place = textAt(parameter, 'in');
  if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie') {
    throw new TypeError(`A parameter cannot be in "${place}".`);
  }
  const isRequired = parameter['required'] === true;
  return { name: textAt(parameter, 'name'), in: place, isRequired, schema: objectAt(parameter, 'schema') };
}

function listAt(value: JsonObject, name: string): JsonObject[] {
  const member = value[name];
  return isArray(member) ? member.filter(isObject) : [];
}

/* What a resolved schema says. */

export function typesOf({ type }: JsonObject): string[] {
  return (isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

/** The forms of a union; none for everything else. */
export function choicesOf({ anyOf, oneOf }: JsonObject): JsonObject[] {
  const choices = anyOf ?? oneOf;
  return isArray(choices) ? choices.filter(isObject) : [];
}

export function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** The component that a schema refers to; empty when it stands for itself. */
export function referenceOf({ $ref }: JsonObject): string {
  return typeof $ref === 'string' ? ($ref.split('/').at(-1) ?? '') : '';
}

/** As JSON Schema counts it (2020-12 Validation, 6.3.1). */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
