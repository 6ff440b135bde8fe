'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

import { Button, type ButtonProps } from './button.tsx';
import { toast } from './toast.tsx';

export type CopyButtonProps = Omit<ButtonProps, 'onClick' | 'children' | 'aria-label'> & {
  readonly text: string;
  /** What is copied, as the button is read out: "the key". */
  readonly what: string;
  readonly onCopied?: () => void;
};

/** Puts a text on the clipboard and says so where it was pressed. */
export function CopyButton({ text, what, onCopied, ...props }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await copyText(text);
      setCopied(true);
      onCopied?.();
    } catch {
      toast.error('The browser did not copy it', 'Select the text and copy it yourself.');
    }
  };
  return (
    <>
      <Button aria-label={`Copy ${what}`} onClick={() => void copy()} {...props}>
        {copied ? <Check aria-hidden className="text-accent-text" /> : <Copy aria-hidden />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}

/** Browsers offer the clipboard only on secure origins; `http://` in a home network is none. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.className = 'sr-only';
  // Inside a dialog the focus may not leave it.
  (before?.parentElement ?? document.body).append(area);
  area.select();
  // oxlint-disable-next-line typescript/no-deprecated -- the only way there is without a secure origin
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!done) throw new Error('not copied');
}
