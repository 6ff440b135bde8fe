import type { MetadataRoute } from 'next';

/** Lets a phone or a desk put Sheaf among its apps. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Sheaf',
    short_name: 'Sheaf',
    description: 'A file workspace of your own.',
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f6f3',
    theme_color: '#f6f6f3',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
}
