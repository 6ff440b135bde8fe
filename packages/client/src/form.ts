import type { FileBody } from './body.ts';
import { newKey } from './idempotency.ts';
import { invalidPath } from './problem-error.ts';
import type { NamedFile } from './upload.ts';

/**
 * A form as RFC 7578 has it, its files after its fields, in one Blob. `FormData` wants a Blob for each file, and a page
 * stands still for every Blob it makes: thousands of small files would be felt.
 *
 * @throws {ProblemError} `invalid_path` for a name with a line break: headers have none
 */
export function formOf(fields: Readonly<Record<string, string>>, files: readonly NamedFile[]): Blob {
  // Quotes would have to be said in the header, too.
  const boundary = newKey().replaceAll('"', '');
  const open = (about: string) => `--${boundary}\r\nContent-Disposition: form-data; ${about}\r\n`;
  const parts: BlobPart[] = [];
  for (const [name, value] of Object.entries(fields)) parts.push(`${open(`name="${name}"`)}\r\n${value}\r\n`);
  for (const { name, body, contentType = typeOf(body) } of files) {
    const header = `${open(`name="file"; filename="${quotable(name)}"`)}Content-Type: ${contentType}\r\n\r\n`;
    parts.push(header, body, '\r\n');
  }
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** Whether a form can carry the name as it is. */
export function fitsIntoForm(name: string): boolean {
  return !/[\r\n]/.test(name);
}

/** As a header quotes it (RFC 9110, section 5.6.4). */
function quotable(name: string): string {
  if (!fitsIntoForm(name)) throw invalidPath('A form carries no name with a line break.');
  return name.replaceAll(/["\\]/g, '\\$&');
}

function typeOf(body: FileBody): string {
  return (body instanceof Blob && body.type) || 'application/octet-stream';
}
