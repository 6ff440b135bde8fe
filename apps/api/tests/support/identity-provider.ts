import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Provider } from 'oidc-provider';

/** What a provider says of somebody. */
export interface Claims {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** An OpenID provider on this machine, at which whoever the test names is signed in already. */
export interface TestProvider {
  readonly issuer: string;
  /** How a Sheaf is to be configured. */
  readonly env: Readonly<Record<string, string>>;
  /** Serves a Sheaf at this address from now on. Until then it answers nothing but errors. */
  open(sheaf: string): void;
  /** Who is at the browser: their subject, or null for somebody who says no. */
  signInAs(subject: string | null, claims?: Claims): void;
  stop(): Promise<void>;
}

const client = { client_id: 'sheaf', client_secret: 'a secret of the test between two programs' };

export async function startProvider(): Promise<TestProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  let subject: string | null = null;
  const people = new Map<string, Claims>();
  const server = createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = addressOf(server);
  return {
    issuer,
    env: {
      SHEAF_OIDC_ISSUER: issuer,
      SHEAF_OIDC_CLIENT_ID: client.client_id,
      SHEAF_OIDC_CLIENT_SECRET: client.client_secret,
    },
    open(sheaf) {
      const provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris: [`${sheaf}/api/oidc/callback`] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        pkce: { required: () => true },
        findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
        async loadExistingGrant(ctx) {
          const grant = new ctx.oidc.provider.Grant({
            clientId: client.client_id,
            accountId: ctx.oidc.session?.accountId ?? '',
          });
          grant.addOIDCScope('openid email profile');
          await grant.save();
          return grant;
        },
      });
      const handle = provider.callback();
      answer = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
        const result = subject === null ? { error: 'access_denied' } : { login: { accountId: subject } };
        return void provider.interactionFinished(request, response, result);
      };
    },
    signInAs(who, claims = {}) {
      subject = who;
      if (who !== null) people.set(who, claims);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function addressOf(server: Server): string {
  // The boundary: a server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
