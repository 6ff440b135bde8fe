import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The parts of an OpenAPI 3.1 document that say what an answer may be. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: {
    readonly responses?: Readonly<Record<string, DescribedResponse>>;
    readonly schemas?: Readonly<Record<string, object>>;
  };
}
interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DescribedResponse | { readonly $ref: string }>>;
}
interface DescribedResponse {
  readonly content?: Readonly<Record<string, DescribedContent>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

interface DescribedContent {
  readonly schema?: object;
  /** Of a problem: one for each code that the answer may bear. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** Looks at answers, and remembers which of the documented ones it has seen. */
export interface ResponseCheck {
  /**
   * @param path The path below the document's server, without the query.
   * @throws Error saying how the answer departs from the document.
   */
  readonly check: (method: string, path: string, response: Response, body: string) => void;
  /** Every `operationId status` that was seen and fitted. */
  readonly seen: ReadonlySet<string>;
  /** Every `operationId status` of the document. */
  readonly documented: ReadonlySet<string>;
}

/**
 * Checks real answers against the published document alone, so that a defect of its generator shows too. Objects are
 * open to those who read the document, and closed here: the server sends what the contract knows and nothing else.
 */
export function createResponseCheck(description: Description): ResponseCheck {
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(toClosed(description), 'openapi.yaml');
  const templates = compileTemplates(description);
  const validators = new Map<string, ValidateFunction>();
  const seen = new Set<string>();

  function validator(pointer: string): ValidateFunction {
    const known = validators.get(pointer);
    if (known) return known;
    const compiled = ajv.compile({ $ref: `openapi.yaml#${pointer}` });
    validators.set(pointer, compiled);
    return compiled;
  }

  function check(method: string, path: string, response: Response, body: string): void {
    checkCommonHeaders(`${method} ${path} ${response.status}`, response);
    if (method === 'HEAD' && body !== '') throw new Error(`HEAD ${path} was answered with a body.`);
    if (method === 'OPTIONS' || response.status === 405) return checkAllow(method, path, response);
    const found = findOperation(templates, method === 'HEAD' ? 'GET' : method, path);
    if (!found) throw new Error(`${method} ${path} is not in the document, and answered ${response.status}.`);
    const { operation, pointer } = found;
    const listed = operation.responses[response.status];
    const where = `${operation.operationId} ${response.status}`;
    if (!listed) {
      throw new Error(
        `${where} is not documented: add the status to the operation, or do not answer it. Body: ${body.slice(0, 500)}`,
      );
    }
    const described = resolve(description, listed, `${pointer}/responses/${response.status}`);
    checkHeaders(where, described.value, response);
    if (method !== 'HEAD') checkBody(where, described, response, body);
    seen.add(where);
  }

  function checkBody(where: string, { value, pointer }: Resolved, response: Response, body: string): void {
    const content = value.content ?? {};
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (Object.keys(content).length === 0) {
      if (body !== '') throw new Error(`${where} is documented without a body and had one.`);
      return;
    }
    const key = type in content ? type : '*/*';
    if (!(key in content)) {
      throw new Error(`${where} answered ${type}; the document lists ${Object.keys(content).join(', ')}.`);
    }
    // Bytes of any type, JSON perhaps: they are a file of somebody's and no answer of ours.
    if (key === '*/*' || !type.endsWith('json')) return;
    const validate = validator(`${pointer}/content/${escape(key)}/schema`);
    const sent: unknown = JSON.parse(body);
    if (!validate(sent)) {
      throw new Error(
        `${where} does not fit its schema: ${ajv.errorsText(validate.errors)}. Body: ${body.slice(0, 1000)}`,
      );
    }
    if (type === 'application/problem+json') checkProblem(where, content[key], response, sent as SentProblem);
  }

  return { check, seen, documented: documentedStatuses(description) };
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
    if (operation && pattern.test(path)) return { operation, pointer: `/paths/${escape(template)}/${key}` };
  }
  return undefined;
}

function resolve(
  description: Description,
  response: DescribedResponse | { readonly $ref: string },
  pointer: string,
): Resolved {
  if (!('$ref' in response)) return { value: response, pointer };
  const name = response.$ref.slice('#/components/responses/'.length);
  const value = description.components?.responses?.[name];
  if (!value) throw new Error(`The document has no ${response.$ref}.`);
  return { value, pointer: response.$ref.slice(1) };
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
function checkAllow(method: string, path: string, response: Response): void {
  if (!response.headers.has('allow')) throw new Error(`${method} ${path} ${response.status} has no Allow.`);
}

interface SentProblem {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
}

/** The parts of a problem that no schema can compare. */
function checkProblem(
  where: string,
  described: DescribedContent | undefined,
  response: Response,
  { status, code, requestId }: SentProblem,
): void {
  const codes = Object.keys(described?.examples ?? {});
  if (codes.length > 0 && !codes.includes(code)) {
    throw new Error(`${where} bears the code ${code}; the document lists ${codes.join(', ')}.`);
  }
  if (status !== response.status) throw new Error(`${where} says ${status} in its body.`);
  if (requestId !== response.headers.get('x-request-id')) throw new Error(`${where} names another request id.`);
}

/** The same document with every object closed that does not say what else it may hold. */
function toClosed<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(toClosed) as T;
  const copy = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, toClosed(member)]));
  const isOpen = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as T;
}

function documentedStatuses({ paths }: Description): Set<string> {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return new Set(
    operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses ?? {}).map((status) => `${operationId} ${status}`),
    ),
  );
}

function escape(pointerToken: string): string {
  return encodeURIComponent(pointerToken.replaceAll('~', '~0').replaceAll('/', '~1'));
}
