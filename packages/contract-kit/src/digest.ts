import { parseDictionary, type Dictionary } from 'structured-headers';

import type { Answer } from './answer.ts';
import type { Incoming, RequestHead } from './incoming.ts';
import { ProblemError } from './problem.ts';
import { tapped } from './tapped.ts';

/*
 * Digests of bodies in both directions (RFC 9530). Bodies travel without a content coding, so that the digest of the
 * content (section 2) and that of the representation (section 3) are over the same bytes.
 */

/** The digests the kit knows, by their names in the registry of RFC 9530, 5. */
export type DigestAlgorithm = 'sha-256' | 'sha-512';

/** A digest in the making. Node's `createHash` gives one. */
export interface Hash {
  readonly update: (bytes: Uint8Array) => unknown;
  readonly digest: () => Uint8Array;
}
/** Begins a digest; the kit takes none of its own, since the Web API only knows those of whole values. */
export type MakeHash = (algorithm: DigestAlgorithm) => Hash;

const algorithms = ['sha-256', 'sha-512'] as const satisfies readonly DigestAlgorithm[];

/**
 * The request with its body held to `Content-Digest` and `Repr-Digest`, where it has them. Reading a body that differs
 * ends in ProblemError `digest_mismatch`, also where it is streamed. Algorithms the kit does not know are passed over
 * (RFC 9530, 2), and so is a field that is malformed (RFC 9651, 4.2).
 */
export function verified(request: Incoming, makeHash: MakeHash): Incoming {
  const { headers } = request;
  if (!headers.has('content-digest') && !headers.has('repr-digest')) return request;
  const claims = [...claimsOf(request, 'content-digest'), ...claimsOf(request, 'repr-digest')];
  const hashes = new Map(claims.map(({ algorithm }) => [algorithm, makeHash(algorithm)]));
  if (claims.length === 0) return request;
  return tapped(request, {
    take(chunk) {
      for (const hash of hashes.values()) hash.update(chunk);
    },
    end() {
      const digests = new Map(Array.from(hashes, ([algorithm, hash]) => [algorithm, hash.digest()]));
      for (const claim of claims) assertSame(claim, digests.get(claim.algorithm));
    },
  });
}

/**
 * Gives an answer that is held whole the digests that `Want-Content-Digest` and `Want-Repr-Digest` ask for
 * (RFC 9530, 4). A HEAD answer has no content, so only its representation has one.
 */
export function addDigests(answer: Answer, request: RequestHead, makeHash: MakeHash): void {
  const { body, headers } = answer;
  if (typeof body !== 'string') return;
  const { headers: asked, method } = request;
  const content = method === 'HEAD' ? undefined : preferred(asked.get('want-content-digest'));
  const representation = preferred(asked.get('want-repr-digest'));
  if (content) headers['content-digest'] = digestField(content, body, makeHash);
  if (representation) headers['repr-digest'] ??= digestField(representation, body, makeHash);
}

interface Claim {
  readonly field: string;
  readonly algorithm: DigestAlgorithm;
  readonly expected: Uint8Array;
}

function claimsOf({ headers }: Incoming, field: string): Claim[] {
  const members = dictionary(headers.get(field));
  return algorithms.flatMap((algorithm) => {
    const value: unknown = members?.get(algorithm)?.[0];
    return value instanceof ArrayBuffer ? [{ field, algorithm, expected: new Uint8Array(value) }] : [];
  });
}

function assertSame({ field, algorithm, expected }: Claim, actual: Uint8Array | undefined): void {
  if (actual?.length === expected.length && expected.every((byte, index) => byte === actual[index])) return;
  const detail = `The body has another ${algorithm} than ${field} says. It was damaged on the way: send it again.`;
  throw new ProblemError('digest_mismatch', { detail });
}

/** The algorithm with the highest preference, 1 to 10; 0 means that it is not wanted. */
function preferred(field: string | null): DigestAlgorithm | undefined {
  if (field === null) return undefined;
  const members = dictionary(field);
  let best: { algorithm?: DigestAlgorithm; preference: number } = { preference: 0 };
  for (const algorithm of algorithms) {
    const preference: unknown = members?.get(algorithm)?.[0];
    if (typeof preference === 'number' && preference > best.preference) best = { algorithm, preference };
  }
  return best.algorithm;
}

const encoder = new TextEncoder();

function digestField(algorithm: DigestAlgorithm, body: string, makeHash: MakeHash): string {
  const hash = makeHash(algorithm);
  hash.update(encoder.encode(body));
  return `${algorithm}=:${btoa(String.fromCharCode(...hash.digest()))}:`;
}

function dictionary(field: string | null): Dictionary | undefined {
  if (field === null) return undefined;
  try {
    return parseDictionary(field);
  } catch {
    return undefined;
  }
}
