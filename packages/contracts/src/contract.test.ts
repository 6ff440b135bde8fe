import { Bytes, contentOf, zodOf, type AnyOperation, type Schema } from '@sheaf/contract-kit';
import { createDocument } from '@sheaf/contract-kit/document';
import { findDisagreements } from '@sheaf/contract-kit/testing/fuzz';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import * as contract from './index.ts';

const { info, operations, problems } = contract;
// As a reader of the file gets it.
const document = JSON.parse(JSON.stringify(createDocument(contract.contract, operations, info)));

test('every exported operation is in the list, once', () => {
  const exported = Object.values(contract).filter((value) => typeof value === 'object' && 'operationId' in value);
  expect(new Set(operations)).toEqual(new Set(exported));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length);
});

test('what is enforced is what is published', () => {
  expect(findDisagreements(contract.contract, operations, { seed: 20_260_115, runs: 8 })).toEqual([]);
}, 60_000);

test('every tag and problem is used, and every tag described', () => {
  const tags = new Set(operations.flatMap((operation) => operation.tags));
  expect(new Set(info.tags.map(({ name }) => name))).toEqual(tags);
  const errors = new Set(operations.flatMap((operation) => operation.errors ?? []));
  expect(Object.keys(problems).filter((code) => !errors.has(code))).toEqual([]);
});

test('what changes something may find the disk full', () => {
  const changing = operations.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
  const silent = changing.filter(({ errors = [] }) => !errors.includes('insufficient_storage'));
  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

describe.each(operations.map((operation) => [operation.operationId, operation] as const))('%s', (_id, operation) => {
  test('has a description', () => {
    expect(operation.description).toMatch(/\.$/);
  });

  test('describes its inputs, with an example each', () => {
    for (const [name, schema] of inputsOf(operation)) {
      const { description, example } = metaOf(schema);
      expect(description, name).toMatch(/\.$/);
      // A cursor is opaque: it comes from an answer and from nowhere else.
      if (name !== 'cursor') {
        expect(z.safeParse(zodOf(schema), example), `${name}: ${String(example)}`).toMatchObject({ success: true });
      }
    }
  });

  test('refuses body members it does not know', () => {
    for (const schema of bodiesOf(operation)) {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      if (inner instanceof z.ZodObject) expect(inner.def.catchall).toBeInstanceOf(z.ZodNever);
    }
  });

  test('shows a true example of each body', () => {
    const path = operation.path.replace('...}', '}');
    const described = document.paths[path][operation.method.toLowerCase()];
    const request = operation.body ? [[contentOf(operation.body), described.requestBody.content] as const] : [];
    const answers = Object.entries(operation.responses).map(
      ([status, response]) => [contentOf(response), described.responses[status].content] as const,
    );
    for (const [contents, media] of [...request, ...answers]) {
      for (const [type, schema] of Object.entries(contents)) {
        if (schema === Bytes) continue;
        expect(media[type].example).toBeDefined();
        if (type === 'application/x-ndjson') {
          expect(itemOf(media[type].schema).safeParse(JSON.parse(media[type].example))).toMatchObject({
            success: true,
          });
          continue;
        }
        const { file: _file, ...fields } = media[type].example;
        const example = type.startsWith('multipart/') ? fields : media[type].example;
        expect(z.safeParse(zodOf(schema), example)).toEqual({ success: true, data: example });
      }
    }
  });
});

/** What a line holds. */
function itemOf(schema: { contentSchema: { $ref: string } }): z.ZodType {
  const item = new Map<string, unknown>(Object.entries(contract)).get(
    schema.contentSchema.$ref.split('/').at(-1) ?? '',
  );
  if (item instanceof z.ZodType) return item;
  throw new TypeError('A line of nothing that is exported.');
}

function inputsOf(operation: AnyOperation): (readonly [string, Schema])[] {
  const parts = [operation.params, operation.query, operation.headers].flatMap((part) =>
    Object.entries(part?.shape ?? {}),
  );
  const members = bodiesOf(operation).flatMap((schema) => {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    return inner instanceof z.ZodObject ? Object.entries(inner.shape) : [];
  });
  return [...parts, ...members].map(([name, schema]) => [name, z.instanceof(z.ZodType).parse(schema)]);
}

function bodiesOf(operation: AnyOperation): Schema[] {
  return operation.body ? Object.values(contentOf(operation.body)) : [];
}

/** What is said about a schema, or about the one it makes optional. */
function metaOf(schema: Schema): z.GlobalMeta {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : undefined;
  return { ...(inner instanceof z.ZodType && metaOf(inner)), ...z.globalRegistry.get(zodOf(schema)) };
}
