import type { DocumentInfo } from '@sheaf/contract-kit/document';

/** What the description says about the API as a whole. */
export const info: DocumentInfo = {
  title: 'Sheaf',
  version: '0.2.0',
  summary: 'A self-hosted file workspace.',
  license: { name: 'MIT', identifier: 'MIT' },
  servers: [{ url: '/api', description: 'The instance that serves this description.' }],
  description: `People use Sheaf with a browser; programs use the same API with a key.

## Credentials

A browser signs in with \`signIn\` and then sends the session cookie. A program sends a key from \`createApiKey\` as
\`Authorization: Bearer shf_…\`; the key acts for the user who made it, within its scopes. Without a credential that holds, an
operation answers 401. Where the account has a second factor, \`signIn\` answers 401 \`second_factor_required\` to the password alone: send the same again
with a \`code\`. Keys need none. What you are no member of answers 404, the same as what does not exist.

## Errors

Every error is \`application/problem+json\` (RFC 9457). Decide on \`code\`: it is stable, and each operation lists the codes it
may answer. \`issues\` lists what is wrong with the input. Unknown query parameters and body members are refused with 400.
Connections that break HTTP's own rules may also be answered 405, 408, 411 or 431.

## Requests and answers

Every answer has an \`X-Request-Id\`; the server log has it too. HEAD works wherever GET does, and OPTIONS answers
with \`Allow\`. Objects in answers may get more members in later versions: ignore those you do not know.

## Lists

A list is \`{ items, nextCursor }\`. Send \`nextCursor\` as \`cursor\`, with the other parameters as they were, until it is null.
Cursors stay right when things are added meanwhile.

## Caching

Every answer has a \`Cache-Control\`. Entries and files have a strong \`ETag\`: \`If-None-Match\` answers 304 when nothing changed, and
\`If-Match\` refuses a change with 412 when somebody else was first.

## Retries

What creates takes an \`Idempotency-Key\`: a key of your own for each request, such as a UUID. The same request with the same key is given
the first answer again, for a day, and nothing is made twice; one that was refused may be mended and sent again. Another request with
the key answers 409 \`idempotency_key_reused\`, and one that comes while the first is at work 409 \`idempotency_in_progress\`. A secret is shown
once: a repeat of \`createApiKey\` or \`createShare\` answers 409 \`already_created\` with the \`id\`.

## Limits

Where the instance limits requests, every answer says so: \`RateLimit-Policy: "default";q=6000;w=10\` means 6,000 requests in 10 seconds
for each caller (a key, a person, or else an address), and \`RateLimit: "default";r=5999;t=1\` that 5,999 are left and that all of them will be
there again in a second. A request too many answers 429 with \`Retry-After\`, and so do too many wrong passwords from one network: whoever
knows the password signs in from elsewhere meanwhile.

## Other origins

Pages of other origins may call with a key, if whoever runs the instance lists them in \`SHEAF_CORS_ORIGINS\`. They have no use of the
session cookie.

## Digests

A request may bear the \`Content-Digest\` or \`Repr-Digest\` (RFC 9530, \`sha-256\` or \`sha-512\`) of its body: when other bytes arrive, it
answers 422 and nothing is stored. \`Want-Content-Digest\` and \`Want-Repr-Digest\` ask for the digest of an answer. Downloads
always bear the \`Repr-Digest\` of the whole file, ranges and HEAD too.

## Resumable uploads

\`/uploads\` speaks [tus 1.0](https://tus.io/protocols/resumable-upload), so that any client of it will do: creation, checksum (\`sha256\`,
\`sha1\`), expiration and termination. \`OPTIONS /uploads\` tells the same, and the most bytes a file may have. Every request and every answer
bears \`Tus-Resumable: 1.0.0\`; another version is refused with 412. An upload that gets no bytes for seven days is given up.

## Links for people without an account

A link of \`createShare\` shows a file or a folder to whoever has it, or lets them upload into a folder, without an account. Its token is the
segment after \`/links/\` and \`/shared/\`. A link that is unknown, revoked, or leads to what is gone or in the trash answers 404
\`share_not_found\`; one whose time is over 410 \`share_expired\`; one with a password 401 \`share_locked\`, until \`unlockShare\` has set its cookie. A link
acts for whoever made it and works as long as they own the space. Paths below \`/shared/\` start at what is shared: nothing beside it can be named.

## Paths

A path is \`space/folder/name\`. Under \`/files/\` it stands in the URL as it is, each segment percent-encoded by itself.`,
  tags: [
    { name: 'Server', description: 'Is it there, and does it work?' },
    { name: 'Set-up', description: 'The first start of an instance.' },
    { name: 'Session', description: 'Signing in and out with a browser.' },
    { name: 'Me', description: 'The user behind the credential.' },
    { name: 'Second factor', description: 'A code from an app, beside the password.' },
    { name: 'Users', description: 'The people with an account. For admins.' },
    { name: 'Invitations', description: 'How people choose a password by themselves.' },
    { name: 'API keys', description: 'Credentials for programs.' },
    { name: 'Spaces', description: 'Top-level folders, each with its own members.' },
    { name: 'Members', description: 'Who may do what in a space.' },
    { name: 'Entries', description: 'Files and folders as things with an id: list, rename, move, delete.' },
    { name: 'Files', description: 'The bytes of files, by path.' },
    { name: 'Uploads', description: 'Large files in pieces, which go on where a connection broke: tus 1.0.' },
    { name: 'Versions', description: 'The bytes that a file had before, and the way back to them.' },
    { name: 'Trash', description: 'What was deleted and can be restored.' },
    { name: 'Share links', description: 'Making links to files and folders, and taking them back. For owners.' },
    { name: 'Shared', description: 'What somebody with a link can do, without an account.' },
    { name: 'Search', description: 'Finding entries by their names and text.' },
    { name: 'Audit', description: 'Who did what, from where, to what. For admins.' },
  ],
};
