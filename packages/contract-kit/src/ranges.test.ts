import { describe, expect, it } from 'vitest';

import { ProblemError } from './problem.ts';
import { bytesReply, type ByteSource } from './ranges.ts';

const bytes = new TextEncoder().encode('0123456789');
const source: ByteSource = {
  size: 10,
  etag: '"v1"',
  modifiedAt: new Date('2026-01-01T00:00:00.900Z'),
  open: async (start, end) => new Response(bytes.slice(start, end + 1)).body ?? new ReadableStream(),
};

async function get(headers: Record<string, string>, from = source) {
  const reply = await bytesReply(new Request('http://here/', { headers }), from, {});
  return { ...reply, text: 'body' in reply ? await new Response(reply.body).text() : '' };
}

describe('bytesReply', () => {
  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-50', '0123456789', 'bytes 0-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ])('%s gives that part', async (range, text, contentRange) => {
    const reply = await get({ range });
    expect(reply).toMatchObject({
      status: 206,
      text,
      headers: { 'content-range': contentRange, 'content-length': String(text.length) },
    });
  });

  it.each(['bytes=3-1', 'bytes=a-b', 'lines=1-2', 'bytes=-', 'bytes=0-1,3-4'])('%s is ignored', async (range) => {
    expect(await get({ range })).toMatchObject({ status: 200, text: '0123456789' });
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s cannot be satisfied', async (range) => {
    const failure = await get({ range }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ code: 'range_not_satisfiable', headers: { 'content-range': 'bytes */10' } });
  });

  it.each([
    ['"v1"', 206],
    ['"v0"', 200],
    ['W/"v1"', 200],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 206],
    ['Fri, 02 Jan 2026 00:00:00 GMT', 200],
  ])('If-Range: %s answers %i', async (condition, status) => {
    expect((await get({ range: 'bytes=0-0', 'if-range': condition })).status).toBe(status);
  });

  it.each([
    [{ 'if-none-match': '"v1"' }, 304],
    [{ 'if-none-match': '"v0"' }, 200],
    [{ 'if-none-match': 'v1' }, 200],
    [{ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 304],
    [{ 'if-modified-since': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 200],
    [{ 'if-modified-since': 'yesterday' }, 200],
    [{ 'if-none-match': '"v0"', 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 200],
  ])('%j answers %i', async (headers, status) => {
    expect((await get(headers as Record<string, string>)).status).toBe(status);
  });

  it('If-Match protects a resumed download from other bytes', async () => {
    expect((await get({ 'if-match': '"v1"' })).status).toBe(200);
    await expect(get({ 'if-match': '"v0"' })).rejects.toMatchObject({ code: 'precondition_failed' });
  });

  it('an empty file is whole, and has no range', async () => {
    const nothing = { ...source, size: 0 };
    expect(await get({}, nothing)).toMatchObject({ status: 200, text: '', headers: { 'content-length': '0' } });
    await expect(get({ range: 'bytes=0-0' }, nothing)).rejects.toMatchObject({ code: 'range_not_satisfiable' });
  });
});
