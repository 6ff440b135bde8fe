import createFetchClient, { type HeadersOptions, mergeHeaders } from 'openapi-fetch';

import { isBytes, serializeBody } from './body.ts';
import type { Answer, Calls, Method } from './call-types.ts';
import { type Connection, expectOk, readAnswer } from './connection.ts';
import { described } from './described.ts';
import { addsEachTime, newKey, takesKey } from './idempotency.ts';
import { serializePath } from './path.ts';
import { type Repeatable, withRetries } from './retry.ts';
import type { paths } from './schema.gen.ts';

export function createCalls(connection: Connection): Calls<paths> {
  const call = caller(connection);
  return described<Calls<paths>>({
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
      return withRetries(once, {
        ...connection.rules,
        repeatable: repeatable(method, path, init),
        signal: init.signal,
      });
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

function repeatable(method: Method, path: string, init: UntypedInit): Repeatable {
  if (init.body instanceof ReadableStream) return 'never';
  if (addsEachTime(method, path)) return 'unprocessed';
  const headers = headersOf(init);
  if (method === 'post' || method === 'patch') return headers.has('idempotency-key') ? 'any' : 'never';
  // The first try may have been the one that changed what the condition asks for.
  return method !== 'get' && (headers.has('if-match') || headers.has('if-none-match')) ? 'unprocessed' : 'any';
}

/** The headers of one call, however they were given. */
function headersOf(init: UntypedInit): Headers {
  return mergeHeaders(init.headers, described<HeadersOptions>(init.params?.header));
}
