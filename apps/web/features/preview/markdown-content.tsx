'use client';

import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

import type { PreviewFile } from './preview-file.ts';

/**
 * Markdown as a page. Raw HTML stays text, scripts cannot be linked to, and nothing is fetched from another host:
 * pictures that lie beside the file are shown, others become links.
 */
export function MarkdownContent({ text, file }: { readonly text: string; readonly file: PreviewFile }) {
  return (
    <div className="markdown px-6 py-6 sm:px-10 sm:py-8">
      <Markdown remarkPlugins={[remarkGfm]} components={componentsFor(file)}>
        {text}
      </Markdown>
    </div>
  );
}

function componentsFor({ urlBeside }: PreviewFile): Components {
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
      const beside = typeof src === 'string' ? urlBeside(src) : null;
      if (beside !== null) return <img src={beside} alt={alt ?? ''} loading="lazy" />;
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
