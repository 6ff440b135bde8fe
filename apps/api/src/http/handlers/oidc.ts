import type { finishOidc, getSignInOptions, startOidc } from '@sheaf/contracts';

import type { Handler, HttpContext } from '#http/api.ts';
import { flowCookie, readFlow } from '#http/oidc-flow.ts';
import { sessionCookie } from '#http/session-cookie.ts';
import * as oidc from '#services/oidc.ts';

export const options: Handler<typeof getSignInOptions> = async ({ context }) => ({
  status: 200,
  body: oidc.getSignInOptions(context),
});

export const start: Handler<typeof startOidc> = async ({ context, query }) => {
  const next = query.next ?? '/';
  const begun = await oidc.startOidc(context, { redirectUri: callbackUrl(context) });
  if (typeof begun === 'string') return { status: 307, headers: { location: loginPage(begun, next) } };
  const { url, secrets } = begun;
  return {
    status: 307,
    headers: { location: url.href, 'set-cookie': flowCookie(context.origin, { ...secrets, next }) },
  };
};

export const finish: Handler<typeof finishOidc> = async ({ context, query, cookies }) => {
  const flow = readFlow(context.origin, cookies);
  const callback = new URL(callbackUrl(context));
  for (const [name, value] of Object.entries(query)) if (value !== undefined) callback.searchParams.set(name, value);
  const result = await oidc.finishOidc(context, { callback, secrets: flow });
  const next = flow?.next ?? '/';
  if (typeof result === 'string') return { status: 307, headers: { location: loginPage(result, next) } };
  return { status: 307, headers: { location: next, ...sessionCookie(context.origin, result) } };
};

/** What the provider must know as a redirect URI. */
function callbackUrl({ origin }: HttpContext): string {
  return `${origin}/api/oidc/callback`;
}

function loginPage(problem: string, next: string): string {
  return `/login?${new URLSearchParams({ problem, next }).toString()}`;
}
