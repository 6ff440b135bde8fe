import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { z } from 'zod';

import { routeModuleOf } from './pages.ts';
import { routeMethods, type RouteHandler } from './route.ts';

/** A file of a Next app that answers requests, imported. */
export interface RouteFile {
  /** Relative to the app, with slashes: `app/api/users/[id]/route.ts`. */
  readonly file: string;
  readonly segments: readonly Segment[];
  readonly handlers: ReadonlyMap<string, RouteHandler>;
}

export interface Segment {
  readonly kind: 'literal' | 'param' | 'rest';
  readonly name: string;
}

/**
 * Imports every route of a Next app: `app/**` + `/route.ts`, and what `pagesHandler` made under `pages/api`.
 *
 * @param project The folder that holds `app` and perhaps `pages`.
 * @throws TypeError when such a file exports nothing that answers.
 */
export async function readRouteFiles(project: string): Promise<RouteFile[]> {
  const inApp = (await filesBelow(project, 'app')).filter((file) => file.endsWith('/route.ts'));
  const inPages = (await filesBelow(project, 'pages/api')).filter((file) => file.endsWith('.ts'));
  return Promise.all([...inApp, ...inPages].map((file) => readRouteFile(project, file)));
}

/** The OpenAPI path that a file answers: `app/api/files/[...path]/route.ts` → `/api/files/{path...}`. */
export function pathOf(segments: readonly Segment[]): string {
  const words = {
    literal: (name: string) => name,
    param: (name: string) => `{${name}}`,
    rest: (name: string) => `{${name}...}`,
  };
  return `/${segments.map(({ kind, name }) => words[kind](name)).join('/')}`;
}

async function filesBelow(project: string, folder: string): Promise<string[]> {
  const found = await readdir(join(project, folder), { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return found.map((file) => `${folder}/${file.split(sep).join('/')}`);
}

async function readRouteFile(project: string, file: string): Promise<RouteFile> {
  // The boundary to Node's loader: what a module exports is looked at below.
  const exported = (await import(pathToFileURL(join(project, file)).href)) as Readonly<Record<string, unknown>>;
  const module = file.startsWith('pages/') ? pageModule(file, exported) : exported;
  const handlers = new Map<string, RouteHandler>();
  for (const method of routeMethods) {
    const handler = module[method];
    if (isHandler(handler)) handlers.set(method, handler);
  }
  if (handlers.size === 0) throw new TypeError(`${file} answers nothing: export what resource() gives from it.`);
  const folders = file
    .replace(/\/route\.ts$|\.ts$/, '')
    .split('/')
    .slice(1);
  return { file, segments: folders.filter((name) => !name.startsWith('(')).map(segment), handlers };
}

/** An operation reads its own body, so Next must not have done it. */
const bodyLeftAlone = z.object({ api: z.object({ bodyParser: z.literal(false) }) });

function pageModule(file: string, exported: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const module = routeModuleOf(exported['default']);
  if (!module) {
    throw new TypeError(`${file} answers nothing: export default pagesHandler(resource(…), refuse) from it.`);
  }
  if (!bodyLeftAlone.safeParse(exported['config']).success) {
    throw new TypeError(
      `${file} lets Next read the body: export const config = { api: { bodyParser: false } } from it.`,
    );
  }
  return module;
}

function isHandler(value: unknown): value is RouteHandler {
  return typeof value === 'function';
}

function segment(folder: string): Segment {
  const rest = /^\[\.\.\.(\w+)\]$/.exec(folder)?.[1];
  if (rest !== undefined) return { kind: 'rest', name: rest };
  const param = /^\[(\w+)\]$/.exec(folder)?.[1];
  return param === undefined ? { kind: 'literal', name: folder } : { kind: 'param', name: param };
}
