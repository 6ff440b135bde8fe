import { newKey } from './idempotency.ts';
import { invalidPath } from './problem-error.ts';
import type { NamedFile } from './upload.ts';

/**
 * A form as RFC 7578 has it, its files after its fields, in one Blob. `FormData` wants a Blob for each file, and a page
 * stands still for every Blob it makes: thousands of small files would be felt. What is in a file the server finds out.
 *
 * @throws {ProblemError} `invalid_path` for a name with a line break: headers have none
 */
export function formOf(fields: Readonly<Record<string, string>>, files: readonly NamedFile[]): Blob {
  // Without its quotes, which would have to be said in the header, too.
  const boundary = newKey().slice(1, -1);
  const parts: BlobPart[] = [];
  const add = (about: string, value: BlobPart) =>
    parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${about}"\r\n\r\n`, value, '\r\n');
  for (const [name, value] of Object.entries(fields)) add(name, value);
  for (const { name, body } of files) add(`file"; filename="${quotable(name)}`, body);
  return new Blob([...parts, `--${boundary}--`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** Whether a form can carry the name as it is. */
export function fitsIntoForm(name: string): boolean {
  return !/[\r\n]/.test(name);
}

/** As a header quotes it (RFC 9110, section 5.6.4). */
function quotable(name: string): string {
  if (!fitsIntoForm(name)) throw invalidPath('A path must not have line breaks.');
  return name.replaceAll(/["\\]/g, '\\$&');
}
