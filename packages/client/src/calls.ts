import createFetchClient, {
  type ClientPathsWithMethod,
  type Client as FetchClient,
  type HeadersOptions,
  type MaybeOptionalInit,
  mergeHeaders,
} from 'openapi-fetch';

import { isBytes, serializeBody } from './body.ts';
import { type Connection, expectOk, readAnswer } from './connection.ts';
import { described } from './described.ts';
import { newKey, takesKey } from './idempotency.ts';
import { serializePath } from './path.ts';
import { type Repeatable, withRetries } from './retry.ts';
import type { paths } from './schema.gen.ts';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
export type PathOf<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;
export type InitOf<M extends Method, Path extends PathOf<M>> = MaybeOptionalInit<paths[Path], M>;

/** What a call gives: `data` as the description types it, and the response itself for its headers and status. */
export interface Answer<Data> {
  readonly data: Data;
  readonly error?: never;
  readonly response: Response;
}

export type DataOf<M extends Method, Path extends PathOf<M>> = ContentOf<paths[Path][M]>;

type ContentOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & Success]: ContentOfResponse<Responses[Status]> }[keyof Responses & Success]
  : never;

type ContentOfResponse<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;
type Success = 200 | 201 | 202 | 204 | 206;

/** `parseAs` gives the answer's content that way; without it the answer's Content-Type decides. */
export type Call<M extends Method> = <Path extends PathOf<M>, As extends keyof ParsedAs = never>(
  path: Path,
  ...init: InitArguments<InitOf<M, Path>, { parseAs?: As }>
) => Promise<Answer<[As] extends [never] ? DataOf<M, Path> : ParsedAs[As]>>;

interface ParsedAs {
  readonly blob: Blob;
  readonly text: string;
  readonly arrayBuffer: ArrayBuffer;
  readonly stream: Response['body'];
}

/** The operations of the description, by method and path. Each throws a `ProblemError` unless it succeeds. */
export interface Calls {
  readonly GET: Call<'get'>;
  readonly PUT: Call<'put'>;
  readonly POST: Call<'post'>;
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
}

/** The argument may be left out when nothing in it is required. */
type InitArguments<Init, Extra> = undefined extends Init
  ? [init?: Omit<NonNullable<Init>, keyof Extra> & Extra]
  : [init: Omit<Init, keyof Extra> & Extra];

export function createCalls(connection: Connection): Calls {
  const call = caller(connection);
  return described<Calls>({
    GET: call('get'),
    PUT: call('put'),
    POST: call('post'),
    PATCH: call('patch'),
    DELETE: call('delete'),
  });
}

interface UntypedInit extends Record<string, unknown> {
  readonly body?: unknown;
  readonly headers?: HeadersInit | Record<string, string | null>;
  readonly parseAs?: string;
  readonly params?: { readonly header?: Record<string, unknown> };
  readonly signal?: AbortSignal | null;
}

interface UntypedCore {
  request(method: Method, path: string, init: UntypedInit): Promise<{ data?: unknown; response: Response }>;
}

function caller(connection: Connection) {
  const { baseUrl, headers, credentials } = connection;
  const core = described<UntypedCore>(
    createFetchClient<paths>({
      baseUrl,
      headers,
      ...(credentials ? { credentials } : {}),
      pathSerializer: serializePath,
      bodySerializer: serializeBody,
      // Errors are thrown from here, so that openapi-fetch never takes an empty error body for success.
      fetch: async (request) => expectOk(await connection.send(request)),
    }),
  );

  return (method: Method) =>
    (path: string, given: UntypedInit = {}): Promise<Answer<unknown>> => {
      const init = takesKey(method, path) ? withKey(given) : given;
      const once = async () => {
        const { data, response } = await core.request(method, path, { parseAs: 'stream', ...withBodyHeaders(init) });
        return { data: init.parseAs ? data : await readAnswer(response, init.signal), response };
      };
      return withRetries(once, { ...connection.rules, repeatable: repeatable(method, init), signal: init.signal });
    };
}

/** One key for the call and all its repeats, unless the caller has given one. */
function withKey(init: UntypedInit): UntypedInit {
  if (headersOf(init).has('idempotency-key')) return init;
  return { ...init, params: { ...init.params, header: { ...init.params?.header, 'Idempotency-Key': newKey() } } };
}

/** openapi-fetch says `application/json` of every body; fetch knows better about bytes and forms. */
function withBodyHeaders(init: UntypedInit): UntypedInit {
  if (!isBytes(init.body)) return init;
  const headers = { 'content-type': null, ...Object.fromEntries(headersOf(init)) };
  // 'half' is how fetch is told that a stream is sent before the answer is read.
  return { ...init, headers, ...(init.body instanceof ReadableStream ? { duplex: 'half' } : {}) };
}

function repeatable(method: Method, init: UntypedInit): Repeatable {
  if (init.body instanceof ReadableStream) return 'never';
  const headers = headersOf(init);
  if (method === 'post' || method === 'patch') return headers.has('idempotency-key') ? 'any' : 'never';
  // The first try may have been the one that changed what the condition asks for.
  return method !== 'get' && (headers.has('if-match') || headers.has('if-none-match')) ? 'unprocessed' : 'any';
}

/** The headers of one call, however they were given. */
function headersOf(init: UntypedInit): Headers {
  return mergeHeaders(init.headers, described<HeadersOptions>(init.params?.header));
}
