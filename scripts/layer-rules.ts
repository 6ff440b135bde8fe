import type { SyntaxFact } from './module-facts.ts';

/** One arrow of the house. It speaks of product code; `tests: true` makes it bind test files too. */
export interface LayerRule {
  readonly name: string;
  /** Whom it binds, by path from the repository's root. */
  readonly from: RegExp;
  readonly except?: RegExp;
  readonly tests?: true;
  /** Binds what the modules of `from` import in turn, as far as it stays in their package. */
  readonly reach?: true;
  /** Imports that are refused: those that match, or (`only`) those that do not. */
  readonly refuse?: RegExp;
  readonly only?: RegExp;
  /** `import type` is allowed all the same. */
  readonly typesAllowed?: true;
  readonly syntax?: SyntaxFact['kind'];
  /** What to do instead. */
  readonly advice: string;
}

const API = /^apps\/api\/(?!tests\/|scripts\/|[^/]*\.config\.)/;
const API_SRC = /^apps\/api\/src\//;
const ROUTES = /^apps\/api\/app\/.*route\.ts$/;
// A service opens transactions and learns which name was taken; it says neither in SQL.
const SQL = /^(kysely|pg|node:sqlite)(\/|$)|^apps\/api\/src\/db\/(?!(transact|constraints)\.ts$)/;

/** Arrows point one way: contract-kit ← contracts ← api/http ← routes; the web app and e2e see the client alone. */
export const layerRules: readonly LayerRule[] = [
  {
    name: 'kit-knows-no-sheaf',
    from: /^packages\/contract-kit\//,
    refuse: /^(packages\/(?!contract-kit\/)|apps\/|e2e\/|scripts\/)/,
    tests: true,
    advice: 'contract-kit serves any API: take what you need as an argument of its public functions.',
  },
  {
    name: 'kit-knows-no-next',
    from: /^packages\/contract-kit\//,
    refuse: /^next(\/|$)/,
    tests: true,
    advice: 'The kit runs with and without Next: use Request, Response and node:http.',
  },
  {
    name: 'kit-core-is-web-only',
    from: /^packages\/contract-kit\/src\/index\.ts$/,
    reach: true,
    only: /^(packages\/contract-kit\/src\/|zod$|structured-headers$|@asteasolutions\/zod-to-openapi$)/,
    typesAllowed: true,
    advice: 'The main entry runs on Edge: move what needs Node or compiles code into a subpath export such as ./serve.',
  },
  {
    name: 'kit-core-makes-no-code',
    from: /^packages\/contract-kit\/src\/index\.ts$/,
    reach: true,
    syntax: 'eval',
    advice: 'Edge forbids eval and new Function: compile in a subpath export, not in what src/index.ts reaches.',
  },
  {
    name: 'contracts-are-zod-and-kit',
    from: /^packages\/contracts\/src\//,
    only: /^(packages\/contracts\/src\/|packages\/contract-kit(\/document)?$|zod$)/,
    advice: 'A contract is Zod and @sheaf/contract-kit only: no Node built-in, no Next, no database.',
  },
  {
    name: 'client-reads-the-yaml',
    from: /^packages\/client\//,
    refuse: /^(packages\/(?!client\/)|apps\/|e2e\/|scripts\/)/,
    tests: true,
    advice: 'The client knows openapi.yaml alone: use the types of ./schema.gen.ts.',
  },
  {
    name: 'client-runs-anywhere',
    from: /^packages\/client\/src\//,
    refuse: /^(node:|next(\/|$))/,
    advice: 'The client runs in browsers: use Web APIs such as fetch, URL and Blob.',
  },
  {
    name: 'web-talks-to-the-client',
    from: /^apps\/web\//,
    refuse: /^(packages\/(?!client($|\/(react|upload-all)$))|apps\/(?!web\/)|e2e\/|scripts\/)/,
    tests: true,
    advice:
      "Import '@sheaf/client', its '/react' or its '/upload-all': the web app sees the API through the client only.",
  },
  {
    name: 'e2e-is-a-black-box',
    from: /^e2e\//,
    refuse: /^(packages\/(?!client$)|apps\/|scripts\/)/,
    tests: true,
    advice: "Import '@sheaf/client' and talk HTTP: browser tests know nothing of what is inside.",
  },
  {
    name: 'routes-are-one-line',
    from: ROUTES,
    only: /^(apps\/api\/src\/http\/|packages\/contracts(\/src\/index\.ts)?$)/,
    advice: "A route.ts imports from '#http/…' and '@sheaf/contracts' alone: put the handler into src/http.",
  },
  {
    name: 'routes-decide-nothing',
    from: ROUTES,
    syntax: 'branch',
    advice: 'No if, try, loop or ternary in a route.ts: decisions belong to src/http or a service.',
  },
  {
    name: 'source-knows-no-route',
    from: API_SRC,
    refuse: /^apps\/(api\/(app|pages|tests)\/|web\/)|^e2e\//,
    advice: 'Arrows point from routes to src, never back: pass it in from the caller.',
  },
  {
    name: 'next-stays-outside',
    from: /^apps\/api\/(src|app)\//,
    refuse: /^next(\/|$)/,
    advice: 'Route modules run without Next: use Request and Response.',
  },
  {
    name: 'only-http-meets-the-contract',
    from: API_SRC,
    except: /^apps\/api\/src\/http\//,
    refuse: /^packages\/(contracts|contract-kit)(\/|$)/,
    typesAllowed: true,
    advice: "Use 'import type': outside src/http the contract exists as types only.",
  },
  {
    name: 'services-know-no-http',
    from: /^apps\/api\/src\/(services|blobs|db)\//,
    refuse: /^(apps\/api\/src\/http\/|node:https?$|node:http2$)/,
    advice: 'Services take (ctx, input) and throw domain errors: src/http turns them into answers.',
  },
  {
    name: 'deps-are-passed-down',
    from: /^apps\/api\/src\/(services|blobs|db)\//,
    refuse: /^apps\/api\/src\/deps\.ts$/,
    typesAllowed: true,
    advice: 'Nobody below src/http imports deps.ts: take what you need from ctx.',
  },
  {
    name: 'sql-stays-in-stores',
    from: API,
    except: /^apps\/api\/src\/(db\/|deps\.ts$)|-store\.ts$/,
    refuse: SQL,
    typesAllowed: true,
    advice: 'Only src/db and *-store.ts know SQL: call a function of a store.',
  },
  {
    name: 'http-calls-services',
    from: /^apps\/api\/src\/http\//,
    refuse: /^apps\/api\/src\/(db|blobs)\/|-store\.ts$/,
    typesAllowed: true,
    advice: 'src/http calls services, never a store, the database or the blobs.',
  },
  {
    name: 'blobs-know-no-services',
    from: /^apps\/api\/src\/blobs\//,
    refuse: /^apps\/api\/src\/(?!blobs\/)|^packages\//,
    advice: 'A BlobStore keeps bytes under keys: it knows nothing of users, names or contracts.',
  },
  {
    name: 'images-know-no-services',
    from: /^apps\/api\/src\/images\//,
    refuse: /^apps\/api\/src\/(?!images\/)|^packages\//,
    advice: 'What draws images knows their bytes alone: it runs in a process of its own, without credentials.',
  },
  {
    name: 'images-are-drawn-apart',
    from: API,
    except: /^apps\/api\/src\/images\/thumbnail-worker\.ts$/,
    refuse: /^sharp$/,
    advice: 'Decoders run in thumbnail-worker.ts alone, so that no image harms the server: ask ctx.thumbnailer.',
  },
  {
    name: 'config-reads-the-environment',
    from: API,
    except: /^apps\/api\/src\/config\.ts$/,
    syntax: 'environment',
    advice: 'Only src/config.ts reads process.env: add a setting there and take it from deps.',
  },
  {
    name: 'config-alone-imports-process',
    from: API,
    except: /^apps\/api\/src\/config\.ts$/,
    refuse: /^(node:)?process$/,
    advice: 'Use the global process; its env is read by src/config.ts alone.',
  },
];
