import type { FuzzRequest } from './requests.ts';

/**
 * The request as one command for a POSIX shell.
 *
 * @param base Where the document's server is: `http://localhost:3000/api`.
 */
export function toCurl(base: string, { method, path, headers, body }: FuzzRequest): string {
  const words = [
    'curl -i --globoff --path-as-is',
    ...(method === 'GET' && body === undefined ? [] : [`-X ${method}`]),
    quote(base + path),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
  ];
  if (body === undefined) return words.join(' ');
  // Otherwise curl names a type of its own.
  if (!('content-type' in headers)) words.push(`-H 'content-type:'`);
  const bytes = Buffer.from(body);
  if (isText(bytes)) return [...words, '--data-binary', quote(bytes.toString())].join(' ');
  const rest = isUniform(bytes) ? 0 : bytes.length - most;
  const command = [printed(bytes), '|', ...words, '--data-binary @-'].join(' ');
  return rest > 0 ? `${command} # its body goes on for ${rest} bytes` : command;
}

/** More than this is no command that anybody reads. */
const most = 4096;

/** What writes the bytes to its output. */
function printed(bytes: Buffer): string {
  if (isUniform(bytes)) return `head -c ${bytes.length} /dev/zero | tr '\\0' '${octal(bytes[0] ?? 0)}'`;
  return `printf -- '${Array.from(bytes.subarray(0, most), escaped).join('')}'`;
}

function isUniform(bytes: Buffer): boolean {
  return bytes.length > most && bytes.every((byte) => byte === bytes[0]);
}

function escaped(byte: number): string {
  if (byte === 0x0d) return String.raw`\r`;
  if (byte === 0x0a) return String.raw`\n`;
  const isPlain = byte >= 0x20 && byte < 0x7f && !`'\\%`.includes(String.fromCharCode(byte));
  return isPlain ? String.fromCharCode(byte) : octal(byte);
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

/** Whether a shell's quotes hold it, and whoever copies it loses nothing. */
function isText(bytes: Buffer): boolean {
  const isVisible = bytes.every((byte) => byte >= 0x20 && byte !== 0x7f);
  return bytes.length <= most && isVisible && Buffer.from(bytes.toString()).equals(bytes);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
