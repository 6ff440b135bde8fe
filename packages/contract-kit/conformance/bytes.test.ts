import { describe, expect, it } from 'vitest';

import { callerOf, digestOf, targets } from './target.ts';

const all = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
const newer = 'Fri, 02 Jan 2026 00:00:00 GMT';
const older = 'Wed, 31 Dec 2025 00:00:00 GMT';

describe.each(targets)('$name: bytes', (target) => {
  const { call } = callerOf(target);

  it('come whole, with what identifies them', async () => {
    const { status, headers, body } = await call('GET /file');
    expect([status, headers.get('etag'), headers.get('accept-ranges')]).toEqual([200, '"hundred"', 'bytes']);
    expect(headers.get('last-modified')).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
    expect(body).toEqual(all);
  });

  it.each([
    ['bytes=10-19', 10, 19],
    ['bytes=95-', 95, 99],
    ['bytes=95-1000', 95, 99],
    ['bytes=-5', 95, 99],
    ['bytes=-1000', 0, 99],
  ])('%s are a part (RFC 9110, 14.1.2)', async (range, start, end) => {
    const { status, headers, body } = await call('GET /file', [`Range: ${range}`]);
    expect([status, headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/100`]);
    expect(body).toEqual(all.subarray(start, end + 1));
  });

  it.each(['bytes=100-', 'bytes=-0'])('%s are nothing: 416 with the size (RFC 9110, 15.5.17)', async (range) => {
    const { status, headers } = await call('GET /file', [`Range: ${range}`]);
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */100']);
  });

  it.each(['bytes=5-1', 'bytes=a-b', 'lines=1-2', 'bytes'])('%s say nothing: all (RFC 9110, 14.2)', async (range) => {
    expect((await call('GET /file', [`Range: ${range}`])).status).toBe(200);
  });

  it.each([
    ['"hundred"', 206],
    ['W/"hundred"', 200],
    ['"other"', 200],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 206],
    [older, 200],
  ])('If-Range: %s → %i (RFC 9110, 13.1.5)', async (condition, status) => {
    expect((await call('GET /file', ['Range: bytes=0-1', `If-Range: ${condition}`])).status).toBe(status);
  });

  it.each([
    [['If-None-Match: "hundred"'], 304],
    [['If-None-Match: "other", W/"hundred"'], 304],
    [['If-None-Match: *'], 304],
    [['If-None-Match: "other"'], 200],
    [[`If-Modified-Since: ${newer}`], 304],
    [[`If-Modified-Since: ${older}`], 200],
    [['If-None-Match: "other"', `If-Modified-Since: ${newer}`], 200],
    [['If-Match: "hundred"'], 200],
    [['If-Match: *'], 200],
    [['If-Match: W/"hundred"'], 412],
    [['If-Match: "other"'], 412],
  ])('GET with %j is %i (RFC 9110, 13.2.2)', async (fields, status) => {
    const answer = await call('GET /file', fields);
    expect(answer.status).toBe(status);
    if (status !== 304) return;
    expect([answer.headers.get('etag'), answer.body.length]).toEqual(['"hundred"', 0]);
  });

  it.each([
    [[], 428],
    [['If-Match: "hundred"'], 200],
    [['If-Match: "other"'], 412],
    [['If-None-Match: *'], 412],
    [['If-None-Match: "other"'], 200],
  ])('PUT with %j is %i (RFC 9110, 13.1; RFC 6585, 3)', async (fields, status) => {
    expect((await call('PUT /file', fields, 'abc')).status).toBe(status);
  });

  it.each(['Content-Digest', 'Repr-Digest'])('are held to their %s (RFC 9530)', async (field) => {
    const put = (digest: string) => call('PUT /file', ['If-Match: *', `${field}: ${digest}`], all);
    expect((await put(digestOf('sha-256', all))).status).toBe(200);
    expect((await put(digestOf('sha-512', all.subarray(1)))).status).toBe(422);
  });

  it('of any size are taken as a stream', async () => {
    const answer = await call('PUT /file', ['If-Match: *'], Buffer.alloc(3_000_000));
    expect(answer.json()).toEqual({ size: 3_000_000 });
  });
});
