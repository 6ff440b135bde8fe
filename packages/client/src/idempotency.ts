import type { paths } from './schema.gen.ts';

/** What creates and takes an `Idempotency-Key`: with one it is as safe to send twice as a PUT. The types demand them all. */
const creating: Readonly<Record<CreatingPath, true>> = {
  '/api-keys': true,
  '/entries': true,
  '/entries/{id}/copies': true,
  '/files': true,
  '/shares': true,
  '/spaces': true,
  '/uploads': true,
  '/users': true,
  '/users/{id}/invitations': true,
};

type CreatingPath = {
  [Path in keyof paths]: paths[Path] extends { post: { parameters: { header?: infer Header } } }
    ? [NonNullable<Header>] extends [never]
      ? never
      : 'Idempotency-Key' extends keyof NonNullable<Header>
        ? Path
        : never
    : never;
}[keyof paths];

export function takesKey(method: string, path: string): boolean {
  return method === 'post' && Object.hasOwn(creating, path);
}

/** A name that is taken gets a number there, so that a PUT sent twice makes two files. */
const numbering: keyof paths = '/shared/{token}/files/{path}';

export function addsEachTime(method: string, path: string): boolean {
  return method === 'put' && path === numbering;
}

/** A key that nobody has used, as the header wants it. Unlike `randomUUID` this works on pages without https, too. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `"${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}
