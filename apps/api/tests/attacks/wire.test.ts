import { connect } from 'node:net';

import type { AuditEvent } from '@sheaf/contracts';
import { expect, inject, it, vi } from 'vitest';

import { api } from '../support/api.ts';
import { admin, newPerson, unique } from '../support/people.ts';

/*
 * Attacks below HTTP's words: requests that a proxy in front might read otherwise than Sheaf does.
 */

const post = 'POST /api/session HTTP/1.1\r\nHost: localhost\r\n';
const smuggled = 'GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n';
const body = (length: string) => `${post}Content-Length: ${length}\r\n\r\n{}`;
const chunks = (coded: string) => `${post}Transfer-Encoding: chunked\r\n\r\n${coded}`;

it.each([
  ['both lengths, CL.TE', `${post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`],
  ['both lengths, TE.CL', `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5\r\nhello\r\n0\r\n\r\n`],
  ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}`],
  ['a list of lengths', body('2, 2')],
  ['a length with a sign', body('+2')],
  ['a negative length', body('-2')],
  ['a length in hex', body('0x2')],
  ['a length that no number holds', body('99999999999999999999999')],
  ['a coding that is none', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ['a coding after chunked', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
  ['a tab in the coding', `${post}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`],
  ['a space before the colon', `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`],
  ['a folded coding', `${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
  ['a coding in HTTP/1.0', `${post.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a return in a value', `${post}X-A: b\rContent-Length: 40\r\n\r\n`],
  ['a NUL in a value', `${post}X-A: b\0c\r\n\r\n`],
  ['a NUL in the target', 'GET /api/hello\0 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['two hosts', 'GET /api/hello HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
  ['a chunk whose size has a sign', chunks('-1\r\nhello\r\n0\r\n\r\n')],
  ['a chunk whose size is written as a program would', chunks('0x5\r\nhello\r\n0\r\n\r\n')],
  ['a chunk whose size overflows', chunks('10000000000000005\r\nhello\r\n0\r\n\r\n')],
  ['a chunk that is longer than it says', chunks('1\r\nhello\r\n0\r\n\r\n')],
])('request smuggling: %s', async (_what, request) => {
  const answer = await exchange(`${request}${smuggled}`);
  expect(answer).not.toContain('Hello World');
  expect(answer.match(/^HTTP\/1\.1 \d{3}/gm)).toEqual([expect.stringMatching(/ 4\d\d$/)]);
  expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
});

it('a request hidden in a body is a body', async () => {
  const length = Buffer.byteLength(smuggled);
  const hidden = `GET /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${smuggled}`;
  const answer = await exchange(hidden);
  expect(answer.match(/^HTTP\/1\.1 \d{3}/gm)).toEqual(['HTTP/1.1 401']);
});

it('a forged X-Forwarded-For of somebody who hangs up at once is believed as little as any other', async () => {
  const [as, email] = [await admin(), `${unique()}@example.com`];
  const json = JSON.stringify({ email, password: 'a guess' });
  const fields = 'X-Forwarded-For: 192.0.2.1\r\nContent-Type: application/json\r\n';
  const refusals = async () => {
    const { text } = await api('GET', '/audit', {
      as,
      query: { action: 'session.refused', order: 'desc', limit: 100 },
    });
    return text.split('\n').filter((line) => line.includes(email));
  };
  // What the server reads of a connection that is reset depends on the moment.
  const seen = await vi.waitUntil(async () => {
    await hangUp(`${post}${fields}Content-Length: ${json.length}\r\n\r\n${json}`);
    const lines = await refusals();
    return lines.length > 0 && lines;
  });
  for (const line of seen) expect([null, '127.0.0.1']).toContain((JSON.parse(line) as AuditEvent).address);
});

it('JSON as deep as a body may be long', async () => {
  const person = await newPerson();
  const depth = 500_000;
  const nested = [
    '['.repeat(depth),
    `${'['.repeat(depth)}${']'.repeat(depth)}`,
    `${'{"a":'.repeat(170_000)}1${'}'.repeat(170_000)}`,
  ];
  for (const text of nested) {
    const headers = { 'content-type': 'application/json' };
    const answer = await api('POST', '/spaces', { as: person, headers, body: text });
    expect([answer.status, answer.json.code]).toEqual([400, 'invalid_input']);
  }
  expect((await api('GET', '/hello')).status).toBe(200);
});

/** Sends bytes as they are, and resets the connection. */
function hangUp(text: string): Promise<void> {
  const { hostname, port } = new URL(inject('server').url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, () => socket.resetAndDestroy()));
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}

/** Sends bytes as they are, and reads until the server closes the connection. */
function exchange(text: string): Promise<string> {
  const { hostname, port } = new URL(inject('server').url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}
