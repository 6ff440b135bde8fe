import type { NextConfig } from 'next';

/** No rewrites and no proxy: both would buffer and cut what is uploaded. */
const config: NextConfig = {
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  transpilePackages: ['@sheaf/contract-kit', '@sheaf/contracts'],
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino'],
  // Types are checked by their own task, tests included.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: new URL('../..', import.meta.url).pathname,
};

export default config;
