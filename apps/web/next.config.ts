import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  transpilePackages: ['@sheaf/client'],
  agentRules: false,
  devIndicators: false,
  // Trials run on 127.0.0.1 as well as on localhost.
  allowedDevOrigins: ['127.0.0.1'],
};

export default config;
