import { operation } from '../contract.ts';
import { OidcCallbackQuery, OidcFlowCookies, OidcRedirect, OidcStartQuery, SignInOptions } from '../schemas/oidc.ts';

export const getSignInOptions = operation({
  operationId: 'getSignInOptions',
  method: 'GET',
  path: '/sign-in-options',
  tags: ['Session'],
  summary: 'Show how people may sign in',
  description: 'Shows whether there is an identity provider to sign in with, beside email address and password.',
  auth: 'public',
  responses: { 200: { description: 'The ways to sign in.', content: { 'application/json': SignInOptions } } },
});

export const startOidc = operation({
  operationId: 'startOidc',
  method: 'GET',
  path: '/oidc/start',
  tags: ['Session'],
  summary: 'Sign in with the identity provider',
  description:
    'For browsers: redirects to the identity provider (OpenID Connect, authorization code with PKCE). Where that is not possible, to ' +
    '`/login` with the reason as `problem`.',
  auth: 'public',
  query: OidcStartQuery,
  responses: { 307: { description: 'The way on.', headers: OidcRedirect } },
});

export const finishOidc = operation({
  operationId: 'finishOidc',
  method: 'GET',
  path: '/oidc/callback',
  tags: ['Session'],
  summary: 'Come back from the identity provider',
  description:
    'For browsers, which the provider sends here: sets the session cookie and redirects to where the person wanted to go. Whoever is ' +
    'not let in goes to `/login` with the reason as `problem`.',
  auth: 'public',
  query: OidcCallbackQuery,
  cookies: OidcFlowCookies,
  responses: { 307: { description: 'The way on.', headers: OidcRedirect } },
  errors: ['insufficient_storage'],
});
