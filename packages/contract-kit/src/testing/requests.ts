import fc from 'fast-check';

import { isArray, isObject, type Json } from '../json.ts';
import type { Body, Inputs, Parameter } from './inputs.ts';
import { isFileValue, type Place } from './strings.ts';
import { absent, settle, type Live, type Plan, type Values } from './values.ts';

/** A request as it is sent. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query below the document's server, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** A request before it is known what is live. */
export interface Draft {
  readonly parameters: readonly (readonly [Parameter, Plan])[];
  /** Query parameters that the operation does not know, or knows once. */
  readonly further?: readonly (readonly [name: string, value: string])[];
  readonly body: DraftBody | undefined;
  readonly accept?: string | undefined;
}

export interface DraftBody {
  /** Sent as `Content-Type`; none when empty. */
  readonly type: string;
  readonly content: Plan | Raw;
}

/** A body that is sent as it stands. */
export class Raw {
  readonly bytes: string | Uint8Array;
  constructor(bytes: string | Uint8Array) {
    this.bytes = bytes;
  }
}

/** Requests that are what the document asks for. */
export function validDrafts(inputs: Inputs, values: Values): fc.Arbitrary<Draft> {
  return draftsWith(inputs, values, { body: anyBody(inputs, values) });
}

/** What else than valid stands in a draft: one parameter's plan, undefined to leave it out, or the body. */
export interface Changes {
  readonly parameter?: readonly [Parameter, fc.Arbitrary<Plan> | undefined];
  readonly body?: fc.Arbitrary<DraftBody | undefined>;
}

export function draftsWith(inputs: Inputs, values: Values, { parameter: changed, body }: Changes): fc.Arbitrary<Draft> {
  const parameters = inputs.parameters.flatMap((parameter): fc.Arbitrary<readonly [Parameter, Plan]>[] => {
    if (changed?.[0] !== parameter) return [planOf(parameter, values).map((plan) => [parameter, plan])];
    return changed[1] ? [changed[1].map((plan) => [parameter, plan])] : [];
  });
  return fc.record({
    parameters: fc.tuple(...parameters),
    body: body ?? anyBody(inputs, values),
    accept: inputs.offers.length > 1 ? fc.constantFrom(undefined, '*/*', ...inputs.offers) : fc.constant(undefined),
  });
}

function planOf({ name, in: place, isRequired, schema }: Parameter, values: Values): fc.Arbitrary<Plan> {
  return values.of(schema, { name, isOptional: !isRequired, place: placeOf(name, place) });
}

export function placeOf(name: string, place: Parameter['in']): Place {
  if (place === 'query') return 'query';
  if (place !== 'path') return 'header';
  return isCatchAll(name) ? 'segments' : 'segment';
}

function anyBody({ bodies, isBodyRequired }: Inputs, values: Values): fc.Arbitrary<DraftBody | undefined> {
  if (bodies.length === 0) return fc.constant(undefined);
  const sent = fc.oneof(...bodies.map((body) => bodyOf(body, values.of(body.schema))));
  return isBodyRequired ? sent : fc.option(sent, { nil: undefined, freq: 3 });
}

export function bodyOf({ type }: Body, content: fc.Arbitrary<Plan>): fc.Arbitrary<DraftBody> {
  return content.map((plan) => ({ type, content: plan }));
}

/** The draft with what is live in it, on behalf of somebody. */
export function toRequest(inputs: Inputs, draft: Draft, caller: FuzzRequest['headers'], live: Live): FuzzRequest {
  const settled = draft.parameters.flatMap(([parameter, plan]) => {
    const value = settle(plan, live);
    return value === absent ? [] : [{ parameter, texts: (isArray(value) ? value : [value]).map(toText) }];
  });
  const at = (place: Parameter['in']) => settled.filter(({ parameter }) => parameter.in === place);
  const pairs = (place: Parameter['in']) =>
    at(place).flatMap(({ parameter: { name }, texts }) => texts.map((text): [string, string] => [name, text]));
  const path = at('path').reduce(
    (template, { parameter: { name }, texts }) => template.replace(`{${name}}`, () => encode(name, texts.join('/'))),
    inputs.path,
  );
  const query = [...pairs('query'), ...(draft.further ?? [])].map((pair) => pair.map(encodeURIComponent).join('='));
  const cookies = pairs('cookie').map((pair) => pair.join('='));
  const { type, bytes } = draft.body ? serialize(draft.body, live) : { type: '', bytes: undefined };
  return {
    method: inputs.method,
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: {
      ...(type !== '' && { 'content-type': type }),
      ...(draft.accept !== undefined && { accept: draft.accept }),
      ...Object.fromEntries(pairs('header')),
      ...caller,
      ...(cookies.length > 0 && { cookie: [...(caller['cookie'] ? [caller['cookie']] : []), ...cookies].join('; ') }),
    },
    body: bytes,
  };
}

/** A parameter that takes the rest of the URL is called `path`. */
function isCatchAll(name: string): boolean {
  return name === 'path';
}

function encode(name: string, text: string): string {
  const segments = isCatchAll(name) ? text.split('/') : [text];
  // A dot segment would be folded away by whoever reads URLs (WHATWG URL, 4.4).
  return segments
    .map((segment) => encodeURIComponent(segment).replace(/^\.{1,2}$/, (dots) => '%2E'.repeat(dots.length)))
    .join('/');
}

function toText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface Serialized {
  readonly type: string;
  readonly bytes: string | Uint8Array;
}

function serialize({ type, content }: DraftBody, live: Live): Serialized {
  if (content instanceof Raw) return { type, bytes: content.bytes };
  const settled = settle(content, live);
  const value = settled === absent ? null : settled;
  if (type.startsWith('multipart/')) return serializeForm(type, value);
  if (isFileValue(value)) return { type: type === '*/*' ? value.type : type, bytes: value.content };
  return { type, bytes: type.startsWith('text/') ? toText(value) : JSON.stringify(value) };
}

/** RFC 7578: a part for each field and each file, the files last. */
function serializeForm(type: string, value: Json): Serialized {
  const boundary = 'a-boundary-that-is-in-no-file';
  const items = Object.entries(isObject(value) ? value : {}).flatMap(([name, member]) =>
    (isArray(member) ? member : [member ?? null]).map((item) => [name, item] as const),
  );
  const inOrder = items.toSorted(([, one], [, other]) => Number(isFileValue(one)) - Number(isFileValue(other)));
  const body = inOrder.map(([name, item]) => `--${boundary}\r\n${partOf(name, item)}\r\n`).join('');
  return { type: `${type}; boundary=${boundary}`, bytes: `${body}--${boundary}--\r\n` };
}

function partOf(name: string, value: Json): string {
  const disposition = `Content-Disposition: form-data; name="${escape(name)}"`;
  if (!isFileValue(value)) return `${disposition}\r\n\r\n${toText(value)}`;
  return `${disposition}; filename="${escape(value.name)}"\r\nContent-Type: ${value.type}\r\n\r\n${value.content}`;
}

/** As browsers do (WHATWG HTML, 4.10.21.8). */
function escape(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
