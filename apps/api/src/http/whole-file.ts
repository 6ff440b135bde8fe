import { type Incoming, ProblemError } from '@sheaf/contract-kit';

/**
 * How many bytes the file in a request's body has, when that is said.
 *
 * @throws ProblemError `invalid_input` when it is a part of a file, which must not be taken for all of it (RFC 9110, 14.5)
 */
export function announcedBytes({ headers }: Incoming): number | undefined {
  if (headers.has('content-range')) throw partOfFile();
  const length = headers.get('content-length');
  return length === null ? undefined : Number(length);
}

function partOfFile(): ProblemError {
  const message = 'Send the whole file, or its parts with `createUpload` and `appendUpload`.';
  return new ProblemError('invalid_input', {
    issues: [{ in: 'header', path: ['content-range'], message, code: 'partial_content' }],
  });
}
