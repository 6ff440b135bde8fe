'use client';

import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import { api } from '@/lib/api/client.ts';

import { resolveReference } from './markdown-links.ts';

/**
 * Markdown as a page. Raw HTML stays text, scripts cannot be linked to, and nothing is fetched from another host:
 * pictures that lie beside the file are shown, others become links.
 */
export function MarkdownContent({ text, folder }: { readonly text: string; readonly folder: string }) {
  return (
    <div className="markdown px-6 py-6 sm:px-10 sm:py-8">
      <Markdown remarkPlugins={[remarkGfm]} components={componentsFor(folder)}>
        {text}
      </Markdown>
    </div>
  );
}

function componentsFor(file: string): Components {
  return {
    a: ({ href, children }) => {
      if (href && /^(https?:|mailto:)/i.test(href)) {
        return (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {children}
          </a>
        );
      }
      return <span>{children}</span>;
    },
    img: ({ src, alt }) => {
      const path = typeof src === 'string' ? resolveReference(file, src) : null;
      if (path !== null) {
        return <img src={api.fileUrl(path, { disposition: 'inline' })} alt={alt ?? ''} loading="lazy" />;
      }
      return typeof src === 'string' && /^https?:/i.test(src) ? (
        <a href={src} target="_blank" rel="noopener noreferrer">
          {alt || src}
        </a>
      ) : (
        <span>{alt}</span>
      );
    },
    input: ({ checked }) => (
      <input type="checkbox" checked={checked === true} disabled aria-label={checked ? 'Done' : 'Not done'} />
    ),
    // Wide tables scroll by themselves instead of widening the page.
    table: ({ children }) => (
      <div className="overflow-x-auto">
        <table>{children}</table>
      </div>
    ),
  };
}
