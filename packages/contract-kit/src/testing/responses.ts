import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import {
  codesOf,
  resolveResponse,
  type Description,
  type DescribedOperation,
  type DescribedResponse,
} from './description.ts';

/** A documented answer that was seen and fitted. */
export interface Sighting {
  readonly operationId: string;
  readonly status: number;
  /** Of a problem. */
  readonly code?: string;
}

/**
 * Holds one answer to the document.
 *
 * @param path The path below the document's server, without the query.
 * @returns What was seen; undefined for what the document only implies: HEAD of a GET, OPTIONS, refusals of the connection,
 *   and 404 where nothing is.
 * @throws Error saying how the answer departs from the document.
 */
export type ResponseCheck = (method: string, path: string, response: Response, body: string) => Sighting | undefined;

/**
 * Checks real answers against the published document alone, so that a defect of its generator shows too. Objects are
 * open to those who read the document, and closed here: the server sends what the contract knows and nothing else.
 */
export function createResponseCheck(description: Description): ResponseCheck {
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(toClosed(description), 'openapi.yaml');
  const templates = compileTemplates(description);
  const validators = new Map<string, ValidateFunction>();

  function validator(pointer: string): ValidateFunction {
    const known = validators.get(pointer);
    if (known) return known;
    const compiled = ajv.compile({ $ref: `openapi.yaml#${pointer}` });
    validators.set(pointer, compiled);
    return compiled;
  }

  function check(method: string, path: string, response: Response, body: string): Sighting | undefined {
    const { status } = response;
    const request = `${method} ${path}`;
    checkCommonHeaders(`${request} ${status}`, response);
    // Nobody knows the method of what never became a request.
    if (method === 'HEAD' && body !== '' && !ofConnection.has(status)) {
      throw new Error(`${request} was answered with a body.`);
    }
    if (method === 'OPTIONS' || status === 405) checkAllow(`${request} ${status}`, response);
    if (method === 'OPTIONS') return undefined;

    const found =
      findOperation(templates, method, path) ?? (method === 'HEAD' ? findOperation(templates, 'GET', path) : undefined);
    const listed = found?.operation.responses[status];
    const isUnknown = status === 404 && !templates.some(({ pattern }) => pattern.test(path));
    if (!listed && (isUnknown || ofConnection.has(status))) return checkRefusal(`${request} ${status}`, method, body);
    if (!found) throw new Error(`${request} is not in the document, and answered ${status}.`);
    const { operationId } = found.operation;
    const where = `${operationId} ${status}`;
    if (!listed) {
      throw new Error(
        `${where} is not documented: add the status to the operation, or do not answer it. Body: ${body.slice(0, 500)}`,
      );
    }
    const { value, pointer = `${found.pointer}/responses/${status}` } = resolveResponse(description, listed);
    checkHeaders(where, value, response);
    if (method === 'HEAD' && !found.isHead) return undefined;
    const code = found.isHead ? onlyCode(value) : checkBody(where, { value, pointer }, response, body);
    return { operationId, status, ...(code !== undefined && { code }) };
  }

  /** What no operation lists is a problem of the document's shape all the same. */
  function checkRefusal(where: string, method: string, body: string): undefined {
    if (method !== 'HEAD') checkSchema(where, '/components/schemas/Problem', JSON.parse(body));
  }

  function checkSchema(where: string, pointer: string, sent: unknown): void {
    const validate = validator(pointer);
    if (validate(sent)) return;
    const body = JSON.stringify(sent).slice(0, 1000);
    throw new Error(`${where} does not fit its schema: ${ajv.errorsText(validate.errors)}. Body: ${body}`);
  }

  /** Returns the code of a problem. */
  function checkBody(
    where: string,
    { value, pointer }: Resolved,
    response: Response,
    body: string,
  ): string | undefined {
    const content = value.content ?? {};
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (Object.keys(content).length === 0) {
      if (body !== '') throw new Error(`${where} is documented without a body and had one.`);
      return undefined;
    }
    const key = type in content ? type : '*/*';
    if (!(key in content)) {
      throw new Error(`${where} answered ${type}; the document lists ${Object.keys(content).join(', ')}.`);
    }
    // Bytes of any type, JSON perhaps: they are a file of somebody's and no answer of ours.
    if (key === '*/*' || !type.endsWith('json')) return undefined;
    const schema = `${pointer}/content/${escape(key)}/schema`;
    if (type === 'application/x-ndjson') {
      for (const line of linesOf(body)) checkSchema(where, `${schema}/contentSchema`, JSON.parse(line));
      return undefined;
    }
    const sent: unknown = JSON.parse(body);
    checkSchema(where, schema, sent);
    return type === 'application/problem+json' ? checkProblem(where, value, response, sent as SentProblem) : undefined;
  }

  return check;
}

/** Conditions of the connection belong to no operation, and are answered before one is looked for. */
const ofConnection = new Set([405, 408, 411, 431]);

function linesOf(body: string): string[] {
  return body.split('\n').filter((line) => line !== '');
}

interface Template {
  readonly pattern: RegExp;
  readonly path: string;
  readonly operations: Readonly<Record<string, DescribedOperation>>;
}
interface Resolved {
  readonly value: DescribedResponse;
  readonly pointer: string;
}

function compileTemplates({ paths }: Description): Template[] {
  return Object.entries(paths)
    .map(([path, operations]) => ({ path, operations, pattern: templatePattern(path) }))
    .toSorted((a, b) => literalLength(b.path) - literalLength(a.path));
}

/** A last parameter named `path` takes the rest of the URL; every other stops at a slash. */
function templatePattern(path: string): RegExp {
  const source = path
    .replaceAll('.', '\\.')
    .replace(/\{path\}$/, '.*')
    .replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

function literalLength(path: string): number {
  return path.replace(/\{\w+\}/g, '').length;
}

function findOperation(templates: readonly Template[], method: string, path: string) {
  const key = method.toLowerCase();
  for (const { pattern, operations, path: template } of templates) {
    const operation = operations[key];
    if (operation && pattern.test(path)) {
      return { operation, pointer: `/paths/${escape(template)}/${key}`, isHead: key === 'head' };
    }
  }
  return undefined;
}

/** An answer to HEAD names no code, so it stands for the one that its status has. */
function onlyCode(described: DescribedResponse): string | undefined {
  const codes = codesOf(described);
  return codes.length === 1 ? codes[0] : undefined;
}

function checkHeaders(where: string, described: DescribedResponse, response: Response): void {
  for (const [name, { required }] of Object.entries(described.headers ?? {})) {
    // What HTTP wants beside an error is never left out, Retry-After and the like.
    const wanted = required === true || response.status >= 400;
    if (wanted && !response.headers.has(name)) throw new Error(`${where} lacks the documented header ${name}.`);
  }
}

function checkCommonHeaders(where: string, response: Response): void {
  if (!response.headers.has('cache-control')) throw new Error(`${where} has no Cache-Control.`);
  if (!response.headers.has('x-request-id')) throw new Error(`${where} has no X-Request-Id.`);
}

/** RFC 9110, 15.5.6: a 405 names what is allowed. */
function checkAllow(where: string, response: Response): void {
  if (!response.headers.has('allow')) throw new Error(`${where} has no Allow.`);
}

interface SentProblem {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
}

/** Compares the parts of a problem that no schema can, and returns its code. */
function checkProblem(
  where: string,
  described: DescribedResponse,
  response: Response,
  { status, code, requestId }: SentProblem,
): string {
  const codes = codesOf(described);
  if (codes.length > 0 && !codes.includes(code)) {
    throw new Error(`${where} bears the code ${code}; the document lists ${codes.join(', ')}.`);
  }
  if (status !== response.status) throw new Error(`${where} says ${status} in its body.`);
  if (requestId !== response.headers.get('x-request-id')) throw new Error(`${where} names another request id.`);
  return code;
}

/** The same document with every object closed that does not say what else it may hold. */
function toClosed<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(toClosed) as T;
  const copy = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, toClosed(member)]));
  const isOpen = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as T;
}

function escape(pointerToken: string): string {
  return encodeURIComponent(pointerToken.replaceAll('~', '~0').replaceAll('/', '~1'));
}
