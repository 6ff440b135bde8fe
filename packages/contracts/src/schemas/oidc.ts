import { z } from 'zod';

export const SignInOptions = z
  .object({
    oidc: z
      .object({
        name: z.string().max(100).meta({ description: 'What to call the provider.', example: 'Example Corp' }),
      })
      .nullable()
      .meta({
        description: 'The identity provider that people can sign in with; null: none is set up.',
        example: { name: 'Example Corp' },
      }),
  })
  .meta({ id: 'SignInOptions', description: 'How people may sign in, beside a password.' });
export type SignInOptions = z.output<typeof SignInOptions>;

export const OidcStartQuery = z.object({
  next: z
    .string()
    .min(1)
    .max(1024)
    .regex(/^\/(?:[!-.0-[\]-~][!-[\]-~]*)?$/)
    .optional()
    .meta({ description: 'Where to go then: a path of this origin.', example: '/files/shared' }),
});

/** RFC 6749, appendix A: visible characters and spaces. */
const part = (description: string, example: string, max = 512) =>
  z
    .string()
    .max(max)
    .regex(/^[ -~]*$/)
    .optional()
    .meta({ description, example });

/** What providers send along (RFC 6749, 4.1.2; RFC 9207; OpenID Connect Session Management), and what some add. */
export const OidcCallbackQuery = z.object({
  code: part('What the provider takes for tokens.', 'SplxlOBeZQQYbYS6WxSbIA', 2048),
  state: part('Ties the answer to the browser that asked.', 'af0ifjsldkj'),
  iss: part('Who the provider is.', 'https://id.example.com'),
  error: part('Why the provider let nobody in.', 'access_denied'),
  error_description: part('The same in words.', 'The user said no.'),
  error_uri: part('More about it.', 'https://id.example.com/errors'),
  session_state: part('The session there.', '5f2c1e0a'),
  scope: part('What was allowed.', 'openid email profile'),
  authuser: part('Of Google: which account.', '0'),
  hd: part('Of Google: the domain of the account.', 'example.com'),
  prompt: part('Of Google: what was asked.', 'none'),
  client_info: part('Of Microsoft: about the account.', 'eyJ1aWQiOiIxIn0'),
});

const flow = (description: string) =>
  z
    .string()
    .max(2048)
    .regex(/^[\w-]*$/)
    .optional()
    .meta({ description, example: 'eyJzdGF0ZSI6ImFmMGlmanNsZGtqIn0' });

export const OidcFlowCookies = z.object({
  sheaf_oidc: flow('What `startOidc` has set, on http.'),
  '__Host-sheaf_oidc': flow('The same on https.'),
});

export const OidcRedirect = z.object({
  location: z
    .string()
    .max(4096)
    .regex(/^[!-~]+$/)
    .meta({ description: 'Where the browser goes on.', example: 'https://id.example.com/auth?client_id=sheaf' }),
  'set-cookie': z.string().max(4096).optional().meta({
    description: 'What the browser keeps while it is at the provider, and the session cookie in the end.',
    example: 'sheaf_oidc=eyJzdGF0ZSI6ImFmMGlmanNsZGtqIn0; Path=/; Max-Age=600; HttpOnly; SameSite=Lax',
  }),
});
