import type { NextConfig } from 'next';

const production = process.env.NODE_ENV === 'production';

/*
 * Nothing from another host, and no other site may frame the pages. Next writes inline scripts whose nonce would need a
 * proxy.ts in front of every request; the pages hold no HTML that people typed, so `unsafe-inline` is the better price.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  transpilePackages: ['@sheaf/client'],
  agentRules: false,
  devIndicators: false,
  // Development runs on 127.0.0.1 as well as on localhost.
  allowedDevOrigins: ['127.0.0.1'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        // The development server evaluates code and opens sockets of its own.
        ...(production ? [{ key: 'Content-Security-Policy', value: contentSecurityPolicy }] : []),
      ],
    },
  ],
};

export default config;
