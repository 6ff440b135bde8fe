import type { NextConfig } from 'next';

const root = new URL('../../..', import.meta.url).pathname;

const config: NextConfig = {
  transpilePackages: ['@sheaf/contract-kit'],
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: root,
  turbopack: { root },
};

export default config;
