import type { z } from 'zod';

import type { Multipart } from './bytes.ts';
import type { ProblemTable } from './problem.ts';

/**
 * The methods an operation may have. OPTIONS follows from them, and HEAD from GET (RFC 9110, 9.3.2, 9.3.7); a HEAD of its
 * own is for what has no GET.
 */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/**
 * A Zod schema that can be published: no coercion, no transform, no refinement of one's own. Only its types, since the
 * compiler compares every schema of a contract with this; `zodOf()` gives the whole of it.
 */
export interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown };
}
/** A schema with members: params, query, headers or cookies, one member a name. */
export interface ObjectSchema extends Schema {
  readonly shape: Readonly<Record<string, Schema>>;
}

/** A body or answer with named media types. A bare schema stands for `application/json`. */
export interface Content {
  readonly description?: string;
  /** Media type → schema of what travels under it. Absent: no body at all. */
  readonly content?: Readonly<Record<string, Schema>>;
  /** For `multipart/form-data`: its schema holds the fields, and the files follow under this one name. */
  readonly files?: FilesDefinition;
}

/** The files of a form, which follow its fields (RFC 7578): under which one name, and how many at most. */
export interface FilesDefinition {
  readonly field: string;
  readonly maxItems: number;
  readonly description: string;
}

/** What a status answers with: its media types, none for an empty answer, and the headers it bears. */
export interface ResponseContent extends Content {
  readonly description: string;
  /** Header name (lower case) → schema of its value. */
  readonly headers?: ObjectSchema;
}

/** An API's own words, which its operations use: problem codes, credentials and scopes. */
export interface ContractConfig {
  readonly problems: ProblemTable;
  /** Name → OpenAPI security scheme. Operations name them in `auth`. */
  readonly security: Readonly<Record<string, SecurityScheme>>;
  readonly scopes: readonly string[];
  /** Bodies are held to the digests they are sent with; `bind()` is then given a `hash`. */
  readonly digests?: boolean;
  /** Callers may be told to come back later; `bind()` is then given a `rateLimit`. */
  readonly rateLimited?: boolean;
}

/** How a caller proves who they are, as OpenAPI 3.1 describes it. A cookie is `apiKey` in `cookie`. */
export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: string; readonly description: string }
  | {
      readonly type: 'apiKey';
      readonly in: 'cookie' | 'header' | 'query';
      readonly name: string;
      readonly description: string;
    };

/**
 * One method of one path: what goes in, what comes out, who may call, and what can go wrong. The types of its handler, its
 * checks at run time and its description are all made from this.
 */
export interface OperationDefinition<
  Auth extends string = string,
  Scope extends string = string,
  Code extends string = string,
> {
  readonly operationId: string;
  readonly method: Method;
  /** OpenAPI path template. `{path...}` takes the rest of the URL, slashes included. */
  readonly path: string;
  readonly tags: readonly [string, ...string[]];
  readonly summary: string;
  readonly description?: string;
  /**
   * Who may call: anybody, or the holder of one of these credentials. With `anonymous` after them so may whoever has none, and the
   * handler decides what that is good for.
   */
  readonly auth: 'public' | readonly [Auth, ...(Auth | 'anonymous')[]];
  /** What a key must have been given. Sessions have every scope. */
  readonly scope?: Scope;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  /** Request headers the handler reads, by lower-case name. */
  readonly headers?: ObjectSchema;
  /** Cookies the handler reads, by name. A credential's own cookie belongs to its security scheme instead. */
  readonly cookies?: ObjectSchema;
  readonly body?: Schema | Content;
  /** Success and redirect answers by status. Problems come from `errors`. */
  readonly responses: Readonly<Record<number, Schema | ResponseContent>>;
  /** Problem codes this operation may answer beside those its shape implies (see `problemCodes`). */
  readonly errors?: readonly Code[];
  /** `Cache-Control` of the success answers. Default: `no-store`. */
  readonly cache?: string;
  /** Largest request body in bytes. Default for JSON: 1 MiB. `null`: the handler bounds it, and lists what it then answers. */
  readonly maxBytes?: number | null;
  /** A change must say what it replaces: without `If-Match` or `If-None-Match` it answers 428 (RFC 6585, 3). */
  readonly precondition?: 'required';
  /**
   * It takes an `Idempotency-Key`, and a repeat with the same key is given the first answer; the handler does its work by
   * `once`. `secret`: the answer bears a secret and is kept nowhere, so a repeat answers 409 with the `id` of what was made.
   * `secretIn`: so does one in which this member is not null, and the others are given again.
   */
  readonly idempotency?: 'replay' | 'secret' | { readonly secretIn: string };
  /** Milliseconds the handler may take before the call is aborted and answers 503. Default: no limit. */
  readonly timeoutMs?: number;
  /** Marks the operation deprecated since one date and gone at another (RFC 3339 dates). */
  readonly deprecated?: { readonly since: string; readonly sunset: string };
}

/** What `operation()` gives back: its own argument, typed to the letter. */
export type Operation<D extends OperationDefinition = OperationDefinition> = D;
/** An operation whose types do not matter. */
export type AnyOperation = OperationDefinition;

/** The names in a path template: `/entries/{id}` → `['id']`, `/files/{path...}` → `['path']`. */
export function pathParams(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)(?:\.\.\.)?\}/g), (match) => match[1] ?? '');
}

/** Whether a body or answer is the bare schema that stands for `application/json`. */
export function isSchema(value: Schema | Content): value is Schema {
  return '_zod' in value;
}

/** The headers an answer is described with; undefined when it has none of its own. */
export function headersOf(value: Schema | ResponseContent): ObjectSchema | undefined {
  return isSchema(value) ? undefined : value.headers;
}

/** The media types of a body or answer, the JSON shorthand written out. */
export function contentOf(value: Schema | Content): Readonly<Record<string, Schema>> {
  return isSchema(value) ? { 'application/json': value } : (value.content ?? {});
}

/* What an operation means for the types of its handler. */

type Output<S> = S extends Schema ? z.output<S> : undefined;
/** Of several media types the body says which one it came as. */
type BodyOutput<B> = B extends Schema
  ? z.output<B>
  : B extends { readonly content: infer T }
    ? IsUnion<keyof T> extends true
      ? { [M in keyof T]: { readonly type: M; readonly value: MediaOutput<T[M], M, B> } }[keyof T]
      : MediaOutput<T[keyof T], keyof T, B>
    : undefined;
type MediaOutput<S, M, B> = M extends 'multipart/form-data'
  ? B extends { readonly files: FilesDefinition }
    ? Multipart<Output<S>>
    : Output<S>
  : Output<S>;

/** What a handler is given, parsed and typed by the operation. */
export interface Input<D extends OperationDefinition> {
  readonly params: Output<D['params']>;
  readonly query: Output<D['query']>;
  readonly headers: Output<D['headers']>;
  readonly cookies: Output<D['cookies']>;
  readonly body: BodyOutput<D['body']>;
}

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;
/** Of several media types an answer must name its own. */
type ReplyBody<R> = R extends Schema
  ? { readonly body: z.input<R> }
  : R extends { readonly content: infer T }
    ? IsUnion<keyof T> extends true
      ? { [M in keyof T]: { readonly type: M; readonly body: z.input<Extract<T[M], Schema>> } }[keyof T]
      : { readonly body: z.input<Extract<T[keyof T], Schema>> }
    : { readonly body?: undefined };
type ReplyHeaders<R> = R extends { readonly headers: infer H extends ObjectSchema }
  ? { readonly headers: z.input<H> & HeaderValues }
  : { readonly headers?: HeaderValues };

/** Header values as a handler gives them. A list is sent as a field each, which `Set-Cookie` needs (RFC 6265, 3). */
export interface HeaderValues {
  readonly [name: string]: string | number | boolean | readonly string[] | undefined;
}

/** What a handler may answer: one of the statuses the operation lists, with the body listed for it. */
export type Reply<D extends OperationDefinition> = {
  [S in keyof D['responses'] & number]: Answers<S, ReplyBody<D['responses'][S]>, ReplyHeaders<D['responses'][S]>>;
}[keyof D['responses'] & number];
type Answers<Status, Body, Headers> = Body extends unknown ? Answer<Status, Body, Headers> : never;
/** One object with a name, so that the compiler tells answers apart by status and says which of them a wrong one missed. */
type Answer<Status, Body, Headers> = {
  [Member in keyof AnswerParts<Status, Body, Headers>]: AnswerParts<Status, Body, Headers>[Member];
};
type AnswerParts<Status, Body, Headers> = { readonly status: Status } & Body & Headers;

/**
 * Nothing for an operation that is known. While TypeScript still infers which one it is, handlers without parameters are
 * read against this: it keeps `200` and `'file'` as they are written, which would else widen to number and string.
 */
export type KeepLiterals<D extends OperationDefinition> = OperationDefinition extends D ? Literals : never;
/** Each kind once as a literal and once as a whole; a plain `string` would swallow its literals. */
interface Literals {
  readonly [member: string]: '' | (string & {}) | 0 | (number & {}) | boolean | null | undefined | Literals;
}
