import { contentOf, headersOf, pathParams, type AnyOperation, type ContractConfig } from './operation.ts';
import { problemCodes, type ProblemRules } from './problem-codes.ts';
import { streamKind } from './streams.ts';
import { baseProblems, type ProblemTable } from './problem.ts';

type Contract = Pick<ContractConfig, 'problems'> & ProblemRules;

/**
 * Refuses an operation that says something it cannot keep. Called by `operation()`.
 *
 * @throws TypeError with a line for each rule it breaks: the operation, what is wrong, and what to do.
 */
export function assertOperation(operation: AnyOperation, contract: Contract): void {
  const faults = operationRules.flatMap((rule) => [...rule(operation, contract)]);
  if (faults.length === 0) return;
  throw new TypeError(faults.map((fault) => `${operation.operationId}: ${fault}`).join('\n'));
}

/**
 * Refuses problems that are none. Called by `defineContract()`.
 *
 * @throws TypeError naming the code and what to do.
 */
export function assertProblems(problems: ProblemTable): void {
  for (const [code, { status }] of Object.entries(problems)) {
    if (Number.isInteger(status) && status >= 400 && status <= 599) continue;
    throw new TypeError(
      `The problem "${code}" has the status ${status}, which is no error. Give it one of 400 to 599.`,
    );
  }
}

/**
 * What operations of one contract cannot say beside each other.
 *
 * @returns A sentence for each conflict, saying what to do.
 */
export function conflictsOf(operations: readonly AnyOperation[]): string[] {
  return [...sharedIds(operations), ...sharedPlaces(operations), ...renamedParams(operations)];
}

/**
 * Refuses operations that cannot share one route file.
 *
 * @throws TypeError naming the two and what to do.
 */
export function assertResource(operations: readonly AnyOperation[]): void {
  const [first] = operations;
  const byMethod = new Map<string, AnyOperation>();
  for (const operation of operations) {
    const other = byMethod.get(operation.method);
    if (other) {
      throw new TypeError(
        `resource() is given ${other.operationId} and ${operation.operationId}, both ${operation.method}: ` +
          'a route file serves one operation a method. Give them a path and a route.ts each.',
      );
    }
    if (first && operation.path !== first.path) {
      throw new TypeError(
        `resource() is given ${first.operationId} (${first.path}) and ${operation.operationId} (${operation.path}): ` +
          'a route file answers one path. Give each path a route.ts of its own.',
      );
    }
    byMethod.set(operation.method, operation);
  }
  const [get, head] = [byMethod.get('GET'), byMethod.get('HEAD')];
  if (get && head) {
    throw new TypeError(
      `resource() is given ${get.operationId} and ${head.operationId}: HEAD follows from GET. Take ${head.operationId} away.`,
    );
  }
}

/** Yields what is wrong and what to do; the operation's name is put before it. */
type Rule = (operation: AnyOperation, contract: Contract) => Iterable<string>;

const operationRules: readonly Rule[] = [
  pathIsATemplate,
  paramsAreThoseOfThePath,
  scopeNeedsACredential,
  bodyFitsItsMethod,
  filesComeInAForm,
  headerNamesAreLowerCase,
  mediaTypesAreDistinct,
  statusesAreAnswers,
  bodiesFitTheirStatus,
  redirectsHaveALocation,
  notModifiedIsReachable,
  partIsReachable,
  successAnswersNegotiateAlike,
  preconditionIsRead,
  repeatsAreSafe,
  errorsAreKnownOnce,
  errorsCanHappen,
  errorsAndAnswersStayApart,
  sunsetComesLater,
];

/* The request */

function* pathIsATemplate({ path }: AnyOperation): Iterable<string> {
  const isTemplate = path === '/' || /^(?:\/(?:[\w.~-]+|\{\w+\}))*(?:\/(?:[\w.~-]+|\{\w+\}|\{\w+\.\.\.\}))$/.test(path);
  if (!isTemplate) {
    yield `the path ${path} is none. Write it as "/things/{id}": each segment a word or one parameter, no slash at the end, and "{rest...}" last.`;
  }
  const names = pathParams(path);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) yield `the path ${path} names {${twice}} twice. Give each parameter a name of its own.`;
}

function* paramsAreThoseOfThePath({ path, params }: AnyOperation): Iterable<string> {
  const inPath = pathParams(path).toSorted().join(', ');
  const inSchema = namesOf(params).toSorted().join(', ');
  if (inPath !== inSchema) {
    yield `the path ${path} names [${inPath}] but params has [${inSchema}]. Make them the same.`;
  }
}

function* scopeNeedsACredential({ auth, scope }: AnyOperation): Iterable<string> {
  if ((auth === 'public' || auth.includes('anonymous')) && scope !== undefined) {
    yield `anybody may call it, so nobody is asked for the scope ${scope}. Take the scope away, or name credentials in auth.`;
  }
}

/** RFC 9110, 9.3.1 and 9.3.2: a body of GET or HEAD means nothing, and clients cannot send one. */
function* bodyFitsItsMethod({ method, body, maxBytes }: AnyOperation): Iterable<string> {
  if ((method === 'GET' || method === 'HEAD') && body) {
    yield `a ${method} takes no body. Use query parameters, or another method.`;
  }
  if (maxBytes !== undefined && !body) yield 'maxBytes bounds a body, and it takes none. Take maxBytes away.';
}

function* filesComeInAForm({ body }: AnyOperation): Iterable<string> {
  if (!body) return;
  const hasFiles = 'files' in body && body.files !== undefined;
  if ('multipart/form-data' in contentOf(body) === hasFiles) return;
  yield 'the body lists "multipart/form-data" or "files" without the other. A form names the field its files come in, as "files".';
}

/** Fields are read and written by lower-case name, so another spelling would never match (RFC 9110, 5.1). */
function* headerNamesAreLowerCase({ headers, responses }: AnyOperation): Iterable<string> {
  for (const name of upperCase(namesOf(headers))) {
    yield `the request header "${name}" would never be found. Write "${name.toLowerCase()}"; the description spells it as usual.`;
  }
  for (const [status, response] of Object.entries(responses)) {
    for (const name of upperCase(namesOf(headersOf(response)))) {
      yield `the ${status} lists the header "${name}". Write "${name.toLowerCase()}"; the description spells it as usual.`;
    }
  }
}

/* The answers */

/** A media type with parameters, or a range, would be chosen by nothing that `Accept` or `Content-Type` says. */
function* mediaTypesAreDistinct({ body, responses }: AnyOperation): Iterable<string> {
  const parts = Object.entries(responses).map(([status, response]) => [`the ${status}`, response] as const);
  for (const [part, content] of body ? [['the body', body] as const, ...parts] : parts) {
    const types = Object.keys(contentOf(content));
    if (types.length > 1 && types.includes('*/*')) {
      yield `${part} lists "*/*" beside other types, which it covers. List it alone, or take it away.`;
    }
    for (const type of types.filter((each) => each !== '*/*' && !isMediaType(each))) {
      yield `${part} lists the media type "${type}". Write one type in lower case without parameters ("text/plain"), or "*/*" for any.`;
    }
  }
}

function isMediaType(text: string): boolean {
  return /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/.test(text);
}

function* statusesAreAnswers({ responses }: AnyOperation): Iterable<string> {
  const statuses = statusesOf(responses);
  if (statuses.length === 0) yield 'it lists no answer. Give "responses" its success, such as 200 or 204.';
  for (const status of statuses) {
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      yield `no handler can answer ${status}. List final statuses, 200 to 599.`;
    } else if (status < 500 ? status >= 400 : status === 500) {
      yield `${status} is an error. Take it out of "responses" and name its problem codes in "errors".`;
    }
  }
}

/**
 * RFC 9110, 9.3.2, 15.3.5, 15.3.6 and 15.4.5: these end with their headers. An error without a body tells nobody anything.
 */
function* bodiesFitTheirStatus({ method, responses }: AnyOperation): Iterable<string> {
  for (const [key, response] of Object.entries(responses)) {
    const status = Number(key);
    const types = Object.keys(contentOf(response));
    if (method === 'HEAD' && types.length > 0) {
      yield `the ${status} answers a HEAD, which has no body. Give it headers instead of a schema, or make it a GET.`;
    }
    if ([204, 205, 304].includes(status) && types.length > 0) {
      yield `a ${status} has no body. Give it a description instead of a schema, or another status.`;
    }
    if (types.includes('application/problem+json')) {
      yield `the ${status} is a problem. Take it out of "responses" and name its problem codes in "errors".`;
    } else if (status > 500 && types.length === 0) {
      yield `the ${status} has no body to say what failed. Give it content, or name its problem codes in "errors".`;
    }
  }
}

/** RFC 9110, 15.4. */
function* redirectsHaveALocation({ responses }: AnyOperation): Iterable<string> {
  for (const [status, response] of Object.entries(responses)) {
    if (![301, 302, 303, 307, 308].includes(Number(status))) continue;
    if (!namesOf(headersOf(response)).includes('location')) {
      yield `the ${status} redirects to nowhere. Give it the header "location".`;
    }
  }
}

/** The kit answers 304 when `If-None-Match` names the `ETag` of the 200 (RFC 9110, 13.1.2 and 15.4.5). */
function* notModifiedIsReachable({ method, headers, responses }: AnyOperation): Iterable<string> {
  if (!(304 in responses)) return;
  if (method !== 'GET') yield `a ${method} answers no 304. Take it away; a condition that fails there is a 412.`;
  if (!namesOf(headers).includes('if-none-match')) {
    yield 'its 304 answers a question nobody can ask. Add "if-none-match" to headers, or take the 304 away.';
  }
  for (const status of [200, 304]) {
    const response = responses[status];
    if (!response || !namesOf(headersOf(response)).includes('etag')) {
      yield `its 304 needs the header "etag" on the 200 and on the 304; the ${status} has none. Add it, or take the 304 away.`;
    }
  }
}

/** RFC 9110, 15.3.7: a part is answered to who asked for it. */
function* partIsReachable({ headers, responses }: AnyOperation): Iterable<string> {
  if (206 in responses && !namesOf(headers).includes('range')) {
    yield 'its 206 answers a question nobody can ask. Add "range" to headers, or take the 206 away.';
  }
}

/** What `Accept` asks for is settled before the handler chooses a status. */
function* successAnswersNegotiateAlike({ responses }: AnyOperation): Iterable<string> {
  const offers = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .map(([status, response]) => ({ status, types: Object.keys(contentOf(response)) }))
    .filter(({ types }) => types.length > 0);
  const [first] = offers.toSorted((a, b) => b.types.length - a.types.length);
  if (!first || first.types.length < 2) return;
  for (const { status, types } of offers) {
    if (types.join() === first.types.join()) continue;
    yield `the ${first.status} offers ${first.types.join(', ')} and the ${status} ${types.join(', ')}. Offer the same, in the same order, so that Accept means one thing.`;
  }
}

/* The errors */

function* preconditionIsRead({ headers, precondition }: AnyOperation): Iterable<string> {
  const names = namesOf(headers);
  if (precondition && !names.includes('if-match') && !names.includes('if-none-match')) {
    yield 'it demands a precondition that its handler never sees. Add "if-match" or "if-none-match" to headers.';
  }
}

/** GET, PUT and DELETE are idempotent by themselves (RFC 9110, 9.2.2). */
function* repeatsAreSafe({ auth, body, idempotency, method, responses }: AnyOperation): Iterable<string> {
  if (!idempotency) return;
  if (method !== 'POST' && method !== 'PATCH') {
    yield `a ${method} can be sent again as it is. Take "idempotency" away.`;
  }
  if (auth === 'public' || auth.includes('anonymous')) {
    yield 'a key belongs to a caller, and anybody may call it. Take "idempotency" away, or name credentials in auth.';
  }
  const parts = [...(body ? [body] : []), ...Object.values(responses)];
  if (parts.some((part) => Object.values(contentOf(part)).some((schema) => streamKind(schema)))) {
    yield 'it streams, and what streams cannot be compared or given again. Take "idempotency" away.';
  }
}

function* errorsAreKnownOnce(operation: AnyOperation, contract: Contract): Iterable<string> {
  const { errors = [] } = operation;
  const { problems } = contract;
  const implied = problemCodes({ ...operation, errors: [] }, contract);
  for (const [index, code] of errors.entries()) {
    if (!kindOf(code, problems)) yield `there is no problem "${code}". Add it to the contract's problem table.`;
    else if (errors.indexOf(code) !== index) yield `"${code}" is in errors twice. Take one away.`;
    else if (implied.includes(code)) yield `"${code}" follows from its shape. Take it out of errors.`;
  }
}

function* errorsCanHappen(operation: AnyOperation, contract: Contract): Iterable<string> {
  const errors = operation.errors ?? [];
  const headers = namesOf(operation.headers);
  const needs: readonly (readonly [code: string, holds: boolean, need: string])[] = [
    ['method_not_allowed', false, 'it is answered where there is no operation'],
    ['request_timeout', false, 'it is answered before there is an operation'],
    ['length_required', false, 'it is answered before there is an operation'],
    ['not_acceptable', false, 'it takes a success answer of several media types, and follows from them'],
    ['unsupported_media_type', false, 'it takes a body that names its media types, and follows from them'],
    ['precondition_required', false, 'it takes precondition: "required", and follows from it'],
    ['precondition_failed', headers.length > 0, 'it takes a header to fail on, such as "if-match"'],
    ['range_not_satisfiable', headers.includes('range'), 'it takes the header "range"'],
  ];
  // Where the code follows from the shape after all, errorsAreKnownOnce says so.
  const implied = problemCodes({ ...operation, errors: [] }, contract);
  for (const [code, holds, need] of needs) {
    if (holds || !errors.includes(code) || implied.includes(code)) continue;
    yield `"${code}" can never be answered: ${need}. Take it out of errors, or give it what it takes.`;
  }
}

/** Two bodies under one status could not be told apart by it. */
function* errorsAndAnswersStayApart(operation: AnyOperation, contract: Contract): Iterable<string> {
  for (const code of problemCodes(operation, contract)) {
    const status = kindOf(code, contract.problems)?.status;
    // 4xx and 500 among the answers have been refused already.
    if (status === undefined || status <= 500 || !(status in operation.responses)) continue;
    yield `${status} is an answer of its own and the status of "${code}". Keep one of them.`;
  }
}

function* sunsetComesLater({ deprecated }: AnyOperation): Iterable<string> {
  if (!deprecated) return;
  const { since, sunset } = deprecated;
  // Also false when either is no date.
  if (Date.parse(since) < Date.parse(sunset)) return;
  yield `it is deprecated since "${since}" and gone from "${sunset}" on. Write RFC 3339 dates, the sunset later.`;
}

/* Across operations */

function* sharedIds(operations: readonly AnyOperation[]): Iterable<string> {
  for (const [id, twins] of groups(operations, ({ operationId }) => operationId)) {
    if (twins.length < 2) continue;
    const places = twins.map(({ method, path }) => `${method} ${path}`).join(' and ');
    yield `${id} is the operationId of ${places}: give each operation its own.`;
  }
}

function* sharedPlaces(operations: readonly AnyOperation[]): Iterable<string> {
  for (const [, twins] of groups(operations, ({ method, path }) => `${method} ${erased(path)}`)) {
    if (new Set(twins.map(({ operationId }) => operationId)).size < 2) continue;
    const words = twins.map(({ operationId, method, path }) => `${operationId} (${method} ${path})`);
    yield `${words.join(' and ')} are in one place: give each operation its own path or method.`;
  }
}

/** OpenAPI calls templates that differ in names alone identical, and Next wants one folder for a segment. */
function* renamedParams(operations: readonly AnyOperation[]): Iterable<string> {
  const known = new Map<string, { name: string; operationId: string }>();
  for (const { operationId, path } of operations) {
    for (const { index, 1: name = '' } of path.matchAll(/\{(\w+)(?:\.\.\.)?\}/g)) {
      const place = erased(path.slice(0, index));
      const there = known.get(place) ?? { name, operationId };
      known.set(place, there);
      if (there.name === name) continue;
      yield `${there.operationId} and ${operationId} call the parameter after ${place} {${there.name}} and {${name}}: give it one name.`;
    }
  }
}

/** Two paths that differ in names alone, or in how much the last one takes, are one to OpenAPI. */
function erased(path: string): string {
  return path.replaceAll(/\{\w+(?:\.\.\.)?\}/g, '{}');
}

function groups(operations: readonly AnyOperation[], keyOf: (operation: AnyOperation) => string) {
  const result = new Map<string, AnyOperation[]>();
  for (const operation of operations) {
    const key = keyOf(operation);
    result.set(key, [...(result.get(key) ?? []), operation]);
  }
  return result;
}

function kindOf(code: string, problems: ProblemTable): ProblemTable[string] | undefined {
  const base: ProblemTable = baseProblems;
  return problems[code] ?? base[code];
}

function namesOf(schema: AnyOperation['headers']): string[] {
  return Object.keys(schema?.shape ?? {});
}

function upperCase(names: readonly string[]): string[] {
  return names.filter((name) => name !== name.toLowerCase());
}

function statusesOf(responses: AnyOperation['responses']): number[] {
  return Object.keys(responses).map(Number);
}
