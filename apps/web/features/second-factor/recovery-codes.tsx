'use client';

import { Download } from 'lucide-react';

import { buttonVariants } from '@/components/ui/button-variants.ts';
import { CopyLine } from '@/components/ui/copy-line.tsx';
import { SecretContent } from '@/features/forms/secret-dialog.tsx';
import { cn } from '@/lib/cn.ts';

interface RecoveryCodesContentProps {
  readonly codes: readonly string[];
  /** They were copied or downloaded. */
  readonly onKept: () => void;
}

/** The one time that the codes are seen. */
export function RecoveryCodesContent({ codes, onKept }: RecoveryCodesContentProps) {
  const text = `${codes.join('\n')}\n`;
  return (
    <SecretContent
      title="Keep your recovery codes"
      description="Each of them signs you in once when you do not have the app at hand. They are shown this once."
    >
      <CopyLine label="Recovery codes" what="the recovery codes" text={text} onCopied={onKept} />
      <a
        href={`data:text/plain,${encodeURIComponent(text)}`}
        download="sheaf-recovery-codes.txt"
        onClick={onKept}
        className={cn(buttonVariants(), 'self-start')}
      >
        <Download aria-hidden />
        Download
      </a>
    </SecretContent>
  );
}
