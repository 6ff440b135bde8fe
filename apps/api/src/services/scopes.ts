import type { Scope } from '@sheaf/contracts';

/** An object, so that the compiler notices a scope that the contract gains or loses. */
const SCOPES: Readonly<Record<Scope, true>> = {
  'files:read': true,
  'files:write': true,
  'spaces:read': true,
  'spaces:write': true,
  'users:read': true,
  'users:write': true,
  'shares:write': true,
  'webhooks:write': true,
  'audit:read': true,
};

/** Every scope there is: what a session may do. */
export function allScopes(): Scope[] {
  return Object.keys(SCOPES).filter(isScope);
}

export function isScope(value: unknown): value is Scope {
  return typeof value === 'string' && Object.hasOwn(SCOPES, value);
}
