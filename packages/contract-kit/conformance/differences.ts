import type { Target } from './target.ts';

/** What tells one answer from another; what is absent does not matter. */
export interface Seen {
  readonly status: number;
  /** `Content-Type`; null: none. */
  readonly type?: string | null;
  /** Below the router's own path. */
  readonly location?: string;
  readonly body?: string;
  /** Header name → its value; null: no such header. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** A request that Next answers in another way, mostly before a route runs. */
export interface Difference {
  readonly what: string;
  /** The one router it speaks of; absent: both. */
  readonly router?: Target['router'];
  /** Paths are below the router's own, unless they name a host. */
  readonly request: readonly [line: string, ...fields: string[]];
  readonly lane: Seen;
  readonly next: Seen;
}

const problem = 'application/problem+json';
const json = 'application/json';
const html = 'text/html; charset=utf-8';

/** Everything that `next start` is known to answer differently. Whatever else differs is a defect. */
export const differences: readonly Difference[] = [
  /* Paths */
  {
    what: 'a path that no route has: a page instead of a problem',
    request: ['GET /nothing'],
    lane: { status: 404, type: problem, headers: { 'cache-control': 'no-store' } },
    next: { status: 404, type: html },
  },
  {
    what: 'a slash at the end is redirected away',
    request: ['GET /old/'],
    lane: { status: 404, type: problem },
    next: { status: 308, location: '/old' },
  },
  {
    what: 'a slash at the end of a file path, too',
    request: ['GET /echo/a/'],
    lane: { status: 200, body: '{"text":"a/"}' },
    next: { status: 308, location: '/echo/a' },
  },
  {
    what: 'empty segments are redirected away',
    request: ['GET /echo/a//b'],
    lane: { status: 200, body: '{"text":"a//b"}' },
    next: { status: 308, location: '/echo/a/b' },
  },
  {
    what: 'a backslash is redirected to a slash',
    request: ['GET /echo/a\\b'],
    lane: { status: 200, body: '{"text":"a\\\\b"}' },
    next: { status: 308, location: '/echo/a/b' },
  },
  {
    what: 'dot segments are followed before the operation could refuse them',
    request: ['GET /echo/a/../b'],
    lane: { status: 200, body: '{"text":"a/../b"}' },
    next: { status: 200, body: '{"text":"b"}' },
  },
  {
    what: 'encoded dot segments, too',
    request: ['GET /echo/a/%2e%2e/b'],
    lane: { status: 200, body: '{"text":"a/../b"}' },
    next: { status: 200, body: '{"text":"b"}' },
  },
  {
    what: 'a lone percent sign: a page instead of a problem',
    request: ['GET /echo/100%'],
    lane: { status: 400, type: problem, headers: { 'cache-control': 'no-store' } },
    next: { status: 400, type: html },
  },
  {
    what: 'what is no UTF-8: a page instead of a problem',
    request: ['GET /notes/%E0%A4%A'],
    lane: { status: 400, type: problem },
    next: { status: 400, type: html },
  },
  {
    what: 'a fragment, which no target has, is cut off',
    request: ['GET /old#part'],
    lane: { status: 404, type: problem },
    next: { status: 200, type: json },
  },

  /* Queries: Next keeps its own words among them */
  {
    what: "a parameter of Next's own is not seen by the operation",
    request: ['GET /notes/a?nxtPname=b'],
    lane: { status: 400, type: problem },
    next: { status: 200, type: json },
  },
  {
    what: 'a query parameter with the name of a path parameter is not seen by the operation',
    router: 'pages',
    request: ['GET /notes/a?name=b'],
    lane: { status: 400, type: problem },
    next: { status: 200, type: json },
  },
  {
    what: "a header of Next's own redirects",
    router: 'app',
    request: ['GET /old', 'RSC: 1'],
    lane: { status: 200, type: json },
    next: { status: 307, location: '/old?_rsc' },
  },

  /* Methods */
  {
    what: 'TRACE: a failure instead of 405',
    router: 'app',
    request: ['TRACE /old'],
    lane: { status: 405, type: problem, headers: { allow: 'GET, HEAD, OPTIONS' } },
    next: { status: 500, type: html },
  },
  {
    what: 'a method Next does not know: an empty 400 instead of 405',
    router: 'app',
    request: ['PROPFIND /old'],
    lane: { status: 405, type: problem, headers: { allow: 'GET, HEAD, OPTIONS' } },
    next: { status: 400, type: null, body: '', headers: { allow: null } },
  },
  {
    what: 'a method nobody knows: an empty 400 instead of a problem',
    request: ['BREW /old'],
    lane: { status: 400, type: problem },
    next: { status: 400, type: null, body: '' },
  },
  {
    what: 'the length of what GET would send is not told by HEAD',
    router: 'app',
    request: ['HEAD /file'],
    lane: { status: 200, headers: { 'content-length': '100' } },
    next: { status: 200, headers: { 'content-length': null } },
  },

  /* Hosts and targets */
  {
    what: 'a target in absolute form is redirected to itself',
    request: ['GET http://there/old'],
    lane: { status: 200, type: json },
    next: { status: 308, location: 'http://there/old' },
  },
  {
    what: 'two hosts are taken',
    request: ['GET /old', 'Host: a', 'Host: b'],
    lane: { status: 400, type: problem },
    next: { status: 200, type: json },
  },

  /* Refusals of the connection */
  {
    what: 'too much header: an empty 431 instead of a problem',
    request: ['GET /old', `X-Much: ${'x'.repeat(16 * 1024)}`],
    lane: { status: 431, type: problem },
    next: { status: 431, type: null, body: '' },
  },
  {
    what: 'an unknown expectation is refused',
    request: ['GET /old', 'Expect: the-unexpected'],
    lane: { status: 200, type: json },
    next: { status: 417, body: '' },
  },
  {
    what: 'a body that its operation refuses unread is asked for all the same',
    request: ['PUT /old', 'Content-Length: 4', 'Expect: 100-continue'],
    lane: { status: 405 },
    next: { status: 100 },
  },

  /* What Next adds to answers */
  {
    what: 'bodies have no length',
    router: 'app',
    request: ['GET /old'],
    lane: { status: 200, headers: { 'content-length': '14', 'transfer-encoding': null } },
    next: { status: 200, headers: { 'content-length': null, 'transfer-encoding': 'chunked' } },
  },
  {
    what: 'answers are compressed for who asks',
    router: 'app',
    request: ['GET /old', 'Accept-Encoding: gzip'],
    lane: { status: 200, headers: { 'content-encoding': null } },
    next: { status: 200, headers: { 'content-encoding': 'gzip' } },
  },
];
