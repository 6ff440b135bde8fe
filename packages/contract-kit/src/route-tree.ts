import type { RouteFile } from './route-files.ts';
import type { RouteParams } from './route.ts';

export interface RouteMatch {
  readonly route: RouteFile;
  /** Each segment decoded once; null when one cannot be decoded. */
  readonly params: RouteParams | null;
}

/** The route of a path as it came, encoded: literal segments win over parameters, and parameters over the rest. */
export function createRouteTree(routes: readonly RouteFile[]): (path: string) => RouteMatch | undefined {
  const root = newNode();
  const literal = new Map<string, RouteMatch>();
  for (const route of routes) {
    insert(root, route);
    if (route.segments.every(({ kind }) => kind === 'literal')) {
      literal.set(`/${route.segments.map(({ name }) => name).join('/')}`, { route, params: {} });
    }
  }
  return (path) => {
    const known = literal.get(path);
    if (known) return known;
    const found: Found[] = [];
    const route = find(root, path.split('/').slice(1), 0, found);
    return route && { route, params: decodeAll(found) };
  };
}

interface Node {
  readonly literals: Map<string, Node>;
  param?: { readonly name: string; readonly node: Node };
  rest?: { readonly name: string; readonly route: RouteFile };
  route?: RouteFile;
}
type Found = readonly [name: string, value: string | readonly string[]];

function newNode(): Node {
  return { literals: new Map() };
}

function insert(root: Node, route: RouteFile): void {
  let node = root;
  for (const { kind, name } of route.segments) {
    if (kind === 'rest') {
      node.rest = { name, route };
      return;
    }
    node = kind === 'literal' ? literalOf(node, name) : paramOf(node, name);
  }
  node.route = route;
}

function literalOf({ literals }: Node, name: string): Node {
  const node = literals.get(name) ?? newNode();
  literals.set(name, node);
  return node;
}

function paramOf(node: Node, name: string): Node {
  const there = node.param ?? { name, node: newNode() };
  if (there.name !== name) {
    throw new TypeError(
      `Two routes call one path segment [${there.name}] and [${name}]: give it one name, as Next wants it.`,
    );
  }
  Object.assign(node, { param: there });
  return there.node;
}

/** @param found What stood for the parameters on the way. */
function find(node: Node, segments: readonly string[], at: number, found: Found[]): RouteFile | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.route;
  const { param, rest } = node;
  const literal = node.literals.get(segment);
  const exact = literal && find(literal, segments, at + 1, found);
  if (exact) return exact;
  if (param && segment !== '') {
    found.push([param.name, segment]);
    const route = find(param.node, segments, at + 1, found);
    if (route) return route;
    found.pop();
  }
  if (rest) found.push([rest.name, segments.slice(at)]);
  return rest?.route;
}

function decodeAll(found: readonly Found[]): RouteParams | null {
  const params: Record<string, string | string[]> = {};
  try {
    for (const [name, value] of found) {
      params[name] = typeof value === 'string' ? decodeURIComponent(value) : value.map(decodeURIComponent);
    }
    return params;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
