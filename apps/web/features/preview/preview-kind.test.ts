import { describe, expect, it } from 'vitest';

import { looksBinary, previewKind } from './preview-kind.ts';

const file = (name: string, contentType: string | null) => ({ kind: 'file' as const, name, contentType });

describe('how a file is previewed', () => {
  it.each([
    ['a.png', 'image/png', 'image'],
    ['a.svg', 'image/svg+xml', 'image'],
    ['a.heic', 'image/heic', 'none'],
    ['a.mp4', 'video/mp4', 'video'],
    ['a.mp3', 'audio/mpeg', 'audio'],
    ['a.pdf', 'application/pdf', 'pdf'],
    ['README.md', 'text/markdown', 'markdown'],
    ['README.md', 'application/octet-stream', 'markdown'],
    ['a.txt', 'text/plain; charset=utf-8', 'text'],
    ['a.json', 'application/json', 'text'],
    ['a.rs', 'application/octet-stream', 'text'],
    ['a.zip', 'application/zip', 'none'],
    ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'none'],
    ['unknown', null, 'none'],
  ])('%s (%s) as %s', (name, type, kind) => {
    expect(previewKind(file(name, type))).toBe(kind);
  });

  it('never a folder', () => {
    expect(previewKind({ kind: 'folder', name: 'a.png', contentType: null })).toBe('none');
  });

  it('tells binary from text', () => {
    expect(looksBinary(new Uint8Array([80, 75, 3, 0, 20]))).toBe(true);
    expect(looksBinary(new TextEncoder().encode('héllo'))).toBe(false);
  });
});
