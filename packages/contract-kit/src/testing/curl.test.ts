import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { toCurl } from './curl.ts';
import type { FuzzRequest } from './requests.ts';

const base = 'http://localhost/api';
const request: FuzzRequest = { method: 'PUT', path: '/a/%2E%2E?q=[1]', headers: { accept: "it's" }, body: undefined };

/** The words that a shell makes of a command, and what it gets on its input, by a curl that only repeats them. */
function run(command: string): { words: string[]; input: Buffer } {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\0'; case "$*" in *@-) cat;; esac; }\n${command}`;
  const output = execFileSync('/bin/sh', ['-c', script], { maxBuffer: 2 ** 24 });
  const end = output.indexOf('\0\0');
  return { words: output.subarray(0, end).toString().split('\0'), input: output.subarray(end + 2) };
}

test('a request is one command, quoted for a shell', () => {
  expect(toCurl(base, request)).toBe(
    `curl -i --globoff --path-as-is -X PUT 'http://localhost/api/a/%2E%2E?q=[1]' -H 'accept: it'\\''s'`,
  );
  expect(run(toCurl(base, request)).words.slice(-2)).toEqual(['-H', "accept: it's"]);
  expect(toCurl(base, { ...request, method: 'GET' })).not.toContain('-X');
});

test('a text is an argument, and curl names no type of its own', () => {
  const body = `{"a":"it's 😀"}`;
  expect(run(toCurl(base, { ...request, body })).words.slice(-4)).toEqual([
    '-H',
    'content-type:',
    '--data-binary',
    body,
  ]);
  const headers = { 'content-type': 'text/plain' };
  expect(toCurl(base, { ...request, headers, body })).not.toContain("content-type:'");
});

test.each<[string, string | Uint8Array]>([
  ['lines of a form', '--x\r\nContent-Disposition: form-data; name="100%\'s\\"\r\n\r\n'],
  ['bytes that are no text', new Uint8Array([0, 0xff, 0x80, 0x27, 0x0a])],
  ['a large body of one byte', 'x'.repeat(2 ** 20 + 1)],
])('%s go through a pipe as they are', (_what, body) => {
  const command = toCurl(base, { ...request, body });
  expect(run(command).input.equals(Buffer.from(body))).toBe(true);
  expect(command.length).toBeLessThan(400);
});

test('what is too long to be read is cut, and says so', () => {
  const command = toCurl(base, { ...request, body: 'ab'.repeat(4000) });
  expect(command).toMatch(/# its body goes on for 3904 bytes$/);
  expect(run(command).input).toHaveLength(4096);
});
