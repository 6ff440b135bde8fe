import type { HeadersOptions } from 'openapi-fetch';

/*
 * The operations of a description as calls, for the `paths` that openapi-typescript makes of it. Written to be cheap for the
 * compiler with a thousand of them: a path has a method when it has such a member, and what a call takes is told without a
 * conditional type that distributes over its operation, which would be worked out for all there are.
 */

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

export type PathWith<M extends Method, Paths> = {
  [Path in keyof Paths]: M extends keyof Paths[Path] ? Path : never;
}[keyof Paths];

type OperationOf<M extends Method, Path extends keyof Paths, Paths> = Member<Paths[Path], M>;
type Member<T, Name> = T[Name & keyof T];

/** What a call gives: `data` as the description types it, and the response itself for its headers and status. */
export interface Answer<Data> {
  readonly data: Data;
  readonly error?: never;
  readonly response: Response;
}

export type DataOf<M extends Method, Path extends keyof Paths, Paths> = ContentOf<OperationOf<M, Path, Paths>>;

type ContentOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & Success]: ContentOfResponse<Responses[Status]> }[keyof Responses & Success]
  : never;

type ContentOfResponse<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;
type Success = 200 | 201 | 202 | 204 | 206;

/** The operations of the description, by method and path. Each throws a `ProblemError` unless it succeeds. */
export interface Calls<Paths> {
  readonly GET: Call<'get', Paths>;
  readonly PUT: Call<'put', Paths>;
  readonly POST: Call<'post', Paths>;
  readonly PATCH: Call<'patch', Paths>;
  readonly DELETE: Call<'delete', Paths>;
}

export type Call<M extends Method, Paths> = <Path extends PathWith<M, Paths>, As extends keyof ParsedAs = never>(
  path: Path,
  ...init: InitArguments<OperationOf<M, Path, Paths>, As>
) => Promise<Answer<[As] extends [never] ? DataOf<M, Path, Paths> : ParsedAs[As]>>;

/** The argument may be left out when nothing in it is required. */
type InitArguments<Operation, As> = [RequiredMember<Operation>] extends [never]
  ? [init?: Init<Operation, As>]
  : [init: Init<Operation, As>];

type RequiredMember<Operation> =
  | (object extends Member<Operation, 'parameters'> ? never : 'params')
  | (undefined extends Member<Operation, 'requestBody'> ? never : 'body');

type Init<Operation, As> = Options<As> & WithParams<Member<Operation, 'parameters'>> & WithBody<Operation>;
type WithParams<Parameters> = object extends Parameters ? { params?: Parameters } : { params: Parameters };
type WithBody<Operation> = [Operation] extends [{ requestBody: { content: infer Content } }]
  ? { body: Content[keyof Content] }
  : [Operation] extends [{ requestBody?: { content: infer Content } }]
    ? { body?: Content[keyof Content] }
    : unknown;

interface Options<As> extends Omit<RequestInit, 'body' | 'headers' | 'method'> {
  headers?: HeadersOptions;
  /** How to give the answer's content; without it the answer's Content-Type decides. */
  parseAs?: As;
}

interface ParsedAs {
  readonly blob: Blob;
  readonly text: string;
  readonly arrayBuffer: ArrayBuffer;
  readonly stream: Response['body'];
}
