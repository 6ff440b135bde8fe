import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The parts of an OpenAPI 3.1 document that say what an answer may be. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly responses?: Readonly<Record<string, DescribedResponse>> };
}
interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DescribedResponse | { readonly $ref: string }>>;
}
interface DescribedResponse {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

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

/** Checks real answers against the published document alone, so that a defect of its generator shows too. */
export function createResponseCheck(description: Description): ResponseCheck {
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(description, 'openapi.yaml');
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
    if (method === 'OPTIONS' || response.status === 405) return;
    const found = findOperation(templates, method === 'HEAD' ? 'GET' : method, path);
    if (!found) throw new Error(`${method} ${path} is not in the document, and answered ${response.status}.`);
    const { operation, pointer } = found;
    const listed = operation.responses[response.status];
    const where = `${operation.operationId} ${response.status}`;
    if (!listed)
      throw new Error(
        `${where} is not documented: add the status to the operation, or do not answer it. Body: ${body.slice(0, 500)}`,
      );
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
    if (!(key in content))
      throw new Error(`${where} answered ${type}; the document lists ${Object.keys(content).join(', ')}.`);
    if (!type.endsWith('json')) return;
    const validate = validator(`${pointer}/content/${escape(key)}/schema`);
    if (!validate(JSON.parse(body)))
      throw new Error(
        `${where} does not fit its schema: ${ajv.errorsText(validate.errors)}. Body: ${body.slice(0, 1000)}`,
      );
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
    .sort((a, b) => literalLength(b.path) - literalLength(a.path));
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
    if (required && !response.headers.has(name)) throw new Error(`${where} lacks the documented header ${name}.`);
  }
  if (!response.headers.has('cache-control')) throw new Error(`${where} has no Cache-Control.`);
  if (!response.headers.has('x-request-id')) throw new Error(`${where} has no X-Request-Id.`);
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
