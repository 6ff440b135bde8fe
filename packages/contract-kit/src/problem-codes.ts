import { bodyLimit } from './body-limit.ts';
import { contentOf, type AnyOperation, type ContractConfig } from './operation.ts';
import { isSafe } from './origin.ts';

/** What of a contract decides which problems its operations answer. Its security schemes tell cookies from keys. */
export type ProblemRules = Pick<ContractConfig, 'security' | 'digests' | 'rateLimited'>;

/**
 * Every problem an operation may answer: those its shape implies, in the order they are refused, then its own `errors`.
 * Conditions of the connection (405, 408, 411) belong to no operation and are left out.
 */
export function problemCodes(
  operation: AnyOperation,
  { security, digests = false, rateLimited = false }: ProblemRules,
): string[] {
  // Where headers are read, their size is part of the contract.
  const headerCodes = operation.headers || operation.cookies || operation.idempotency ? ['headers_too_large'] : [];
  const limitCodes = rateLimited ? ['too_many_requests'] : [];
  const codes = [...headerCodes, ...admissionCodes(operation, security), ...limitCodes, ...bodyCodes(operation)];
  if (offersSeveralTypes(operation)) codes.push('not_acceptable');
  // Even an operation without parameters refuses unknown ones.
  codes.push('invalid_input');
  if (digests && operation.body) codes.push('digest_mismatch');
  if (operation.precondition) codes.push('precondition_required');
  if (operation.idempotency) codes.push('idempotency_in_progress', 'idempotency_key_reused');
  if (operation.idempotency && operation.idempotency !== 'replay') codes.push('already_created');
  codes.push(...(operation.errors ?? []), 'internal_error');
  if (operation.timeoutMs !== undefined) codes.push('unavailable');
  return [...new Set(codes)];
}

function admissionCodes(operation: AnyOperation, security: ContractConfig['security']): string[] {
  if (operation.auth === 'public') return [];
  const byCookie = operation.auth.some((name) => isCookie(security[name]));
  // A key may lack the scope; a cookie request that changes something may come from another site.
  const forbids = operation.scope !== undefined || (byCookie && !isSafe(operation.method));
  return [...(operation.auth.includes('anonymous') ? [] : ['unauthorized']), ...(forbids ? ['forbidden'] : [])];
}

function bodyCodes(operation: AnyOperation): string[] {
  if (!operation.body) return [];
  const content = contentOf(operation.body);
  const codes = '*/*' in content ? [] : ['unsupported_media_type'];
  // A handler that bounds its body itself lists the code itself.
  const isBounded = Object.values(content).some((schema) => bodyLimit(operation, schema) < Infinity);
  return isBounded ? [...codes, 'payload_too_large'] : codes;
}

function offersSeveralTypes(operation: AnyOperation): boolean {
  return Object.entries(operation.responses).some(
    ([status, response]) => Number(status) < 300 && Object.keys(contentOf(response)).length > 1,
  );
}

/** Whether browsers send this credential by themselves. */
export function isCookie(scheme: ContractConfig['security'][string] | undefined): boolean {
  return scheme?.type === 'apiKey' && scheme.in === 'cookie';
}
