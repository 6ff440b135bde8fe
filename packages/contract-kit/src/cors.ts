import { addVary, type Answer } from './answer.ts';
import type { RequestHead } from './incoming.ts';
import { requestHeadersOf } from './idempotency.ts';
import type { AnyOperation } from './operation.ts';

/* Which pages of other origins may call, and read the answers (WHATWG Fetch, 3.3). */

/** Which pages of other origins may call an API, and how far they may go. */
export interface CorsOptions {
  /** Origins such as `https://app.example.org`; `*` among them stands for every one. Or what judges an origin. */
  readonly origins: readonly string[] | ((origin: string) => boolean);
  /** Browsers may send cookies along. Never together with `*`. Default: no. */
  readonly credentials?: boolean;
  /** Seconds that a browser may keep the answer to a preflight. Default: two hours, the most that browsers keep. */
  readonly maxAgeSeconds?: number;
  /** Headers that pages may read beside those the kit sends. */
  readonly exposeHeaders?: readonly string[];
}

/** CORS as one API wants it. */
export interface Cors {
  /** Puts on any answer what lets the page that asked read it; nothing but `Vary` when it may not. */
  readonly admit: (headers: Answer['headers'], request: RequestHead | null) => void;
  /** Completes the answer to OPTIONS when it is asked as a preflight (WHATWG Fetch, 4.8). */
  readonly preflight: (headers: Answer['headers'], request: RequestHead, route: CorsRoute) => void;
}

/** The operations of one path by method. */
export type CorsRoute = ReadonlyMap<string, AnyOperation>;

/** @throws TypeError when credentials would be open to every origin. */
export function createCors(options: CorsOptions): Cors {
  const { origins, credentials = false, maxAgeSeconds = 7200, exposeHeaders = [] } = options;
  const isOpen = typeof origins !== 'function' && origins.includes('*');
  if (isOpen && credentials) {
    throw new TypeError(
      'CORS with credentials for every origin would let any page act for its visitors. Name the origins.',
    );
  }
  const allows = typeof origins === 'function' ? origins : (origin: string) => isOpen || origins.includes(origin);
  const exposed = [...readable, ...exposeHeaders].join(', ');
  const isAllowed = (origin: string | null): origin is string => origin !== null && allows(origin);

  return {
    admit(headers, request) {
      addVary(headers, 'Origin');
      const origin = request?.headers.get('origin') ?? null;
      if (!isAllowed(origin)) return;
      headers['access-control-allow-origin'] = isOpen ? '*' : origin;
      headers['access-control-expose-headers'] = exposed;
      if (credentials) headers['access-control-allow-credentials'] = 'true';
    },
    preflight(headers, request, route) {
      const method = request.headers.get('access-control-request-method');
      if (method === null || !isAllowed(request.headers.get('origin'))) return;
      delete headers['access-control-expose-headers'];
      headers['access-control-allow-methods'] = [...route.keys()].join(', ');
      headers['access-control-allow-headers'] = [...sendable, ...namesOf(route.get(method))].join(', ');
      headers['access-control-max-age'] = String(maxAgeSeconds);
    },
  };
}

function namesOf(operation: AnyOperation | undefined): string[] {
  const headers = operation && requestHeadersOf(operation);
  return Object.keys(headers?.shape ?? {}).filter((name) => !sendable.includes(name));
}

/** What pages may send to every operation; an operation adds the headers it reads. */
const sendable = [
  'authorization',
  'content-type',
  'content-digest',
  'repr-digest',
  'want-content-digest',
  'want-repr-digest',
  'x-request-id',
];

/** What the kit may say in headers, beside the few that pages may always read. */
const readable = [
  'Accept-Ranges',
  'Allow',
  'Content-Digest',
  'Content-Disposition',
  'Content-Range',
  'Deprecation',
  'ETag',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Repr-Digest',
  'Retry-After',
  'Sunset',
  'WWW-Authenticate',
  'X-Request-Id',
];
