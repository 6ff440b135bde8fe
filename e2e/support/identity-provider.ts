import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Provider } from 'oidc-provider';

/** An OpenID provider on this machine, at which one person is signed in already. */
export interface IdentityProvider {
  /** How a Sheaf is to be configured. */
  readonly settings: Readonly<Record<string, string>>;
  /** Serves a Sheaf at this address from now on. Until then it answers nothing but errors. */
  readonly open: (sheaf: string) => void;
  readonly stop: () => Promise<void>;
}

const client = { client_id: 'sheaf', client_secret: 'a secret between two programs of the tests' };

export async function startIdentityProvider(person: { email: string; name: string }): Promise<IdentityProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The boundary: a server that listens on a port has an address of this kind.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = (sheaf: string) => {
    const provider = new Provider(issuer, {
      clients: [{ ...client, redirect_uris: [`${sheaf}/api/oidc/callback`] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: () => ({ sub, email_verified: true, ...person }),
      }),
      async loadExistingGrant(ctx) {
        const accountId = ctx.oidc.session?.accountId ?? '';
        const grant = new ctx.oidc.provider.Grant({ clientId: client.client_id, accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const handle = provider.callback();
    answer = (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
      return void provider.interactionFinished(request, response, { login: { accountId: 'ada' } });
    };
  };
  return {
    settings: {
      SHEAF_OIDC_ISSUER: issuer,
      SHEAF_OIDC_CLIENT_ID: client.client_id,
      SHEAF_OIDC_CLIENT_SECRET: client.client_secret,
    },
    open,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
