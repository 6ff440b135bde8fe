import type { AnyOperation } from '@sheaf/contract-kit';

/**
 * A chapter of the description, in Markdown: each operation, whom it is for, and what a key must have been given. Whom it is for stands at the
 * end of an operation's own description: “For editors of the space.”
 */
export function accessTable(operations: readonly AnyOperation[]): string {
  const rows = operations.map((each) => `| \`${each.operationId}\` | ${audienceOf(each)} | ${keyFor(each)} |`);
  return `## Who may call what

Being an admin gives no access to other people's spaces. A session has every scope; a key those that it was made with, in the spaces that it is
limited to. Without a credential that holds the answer is 401, without the scope 403, and to who is no member 404.

| Operation | For | A key needs |
| --- | --- | --- |
${rows.join('\n')}`;
}

function audienceOf({ auth, description = '' }: AnyOperation): string {
  if (auth === 'public') return 'everybody';
  if (auth.includes('anonymous')) return 'whoever has the link';
  return /\bFor ([^.]+)\.$/.exec(description)?.[1] ?? 'whoever is signed in';
}

function keyFor({ auth, scope }: AnyOperation): string {
  if (auth === 'public' || auth.includes('anonymous')) return 'nothing';
  if (!auth.includes('apiKey')) return 'no key will do';
  return scope === undefined ? 'no scope' : `\`${scope}\``;
}
