import * as client from 'openid-client';

/** Where people sign in elsewhere (OpenID Connect Core 1.0). Knows nothing of Sheaf's users. */
export interface IdentityProvider {
  /** Where to send the browser, and what must be kept until it comes back. Rejects when the provider does not answer. */
  begin(redirectUri: string): Promise<{ readonly url: URL; readonly secrets: FlowSecrets }>;
  /** Who has come back to this address. Null: the provider lets nobody in. Rejects when it does not answer, or not as it must. */
  finish(callback: URL, secrets: FlowSecrets): Promise<Identity | null>;
}

/** What ties an answer to the browser that asked (RFC 7636, OpenID Connect Core 3.1.2.1). */
export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody as the provider knows them. Issuer and subject together stay, whatever becomes of the address. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const TIMEOUT_SECONDS = 5;

/** Asks the provider for its description when it is first needed, and again after a failure: a start never waits for it. */
export function createIdentityProvider({ issuer, clientId, clientSecret }: ProviderSettings): IdentityProvider {
  const discover = keepSuccess(() =>
    client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // oxlint-disable-next-line typescript/no-deprecated -- the configuration lets only this machine speak plain http
      execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
    }),
  );
  return {
    async begin(redirectUri) {
      const configuration = await discover();
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { url, secrets };
    },
    async finish(callback, { state, nonce, verifier }) {
      const configuration = await discover();
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      };
      try {
        const tokens = await client.authorizationCodeGrant(configuration, callback, checks);
        return await identityOf(configuration, tokens);
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
  };
}

/** The provider lets nobody in (RFC 6749, 4.1.2.1), or takes a code no second time (5.2). */
function isRefusal(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError) return true;
  return error instanceof client.ResponseBodyError && error.error === 'invalid_grant';
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** Some providers tell the address only when they are asked for it. */
async function identityOf(configuration: client.Configuration, tokens: Tokens): Promise<Identity> {
  const claims = tokens.claims();
  if (claims === undefined) throw new TypeError('The provider sent no ID token.');
  const isTold = claims['email'] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined;
  const more = isTold ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  const told: Readonly<Record<string, unknown>> = { ...more, ...claims };
  const { email, email_verified: verified, name } = told;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof email === 'string' ? email : null,
    emailVerified: verified === true,
    name: typeof name === 'string' ? name : null,
  };
}

/** Does it once, unless it failed. */
function keepSuccess<T>(work: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    if (kept !== undefined) return kept;
    const made = work();
    kept = made;
    made.catch(() => (kept = undefined));
    return made;
  };
}
