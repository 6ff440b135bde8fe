import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  transpilePackages: ['@sheaf/client'],
  agentRules: false,
  devIndicators: false,
  // Development runs on 127.0.0.1 as well as on localhost.
  allowedDevOrigins: ['127.0.0.1'],
  // The Content-Security-Policy has a nonce for each answer, so it comes from whoever serves the pages (apps/api).
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
    // Whoever has such an address may use it: it is told to no other page, and kept by no search engine.
    ...['/s/:path*', '/invitations/:path*'].map((source) => ({
      source,
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    })),
  ],
};

export default config;
