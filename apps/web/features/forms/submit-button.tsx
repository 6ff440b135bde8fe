'use client';

import { Button, type ButtonProps } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { cn } from '@/lib/cn.ts';
import { useHydrated } from '@/lib/use-media.ts';

/**
 * Sends its form. While that goes on it keeps its place and its focus; before the page is ready it does nothing, so that
 * the browser does not send the form by itself.
 */
export function SubmitButton({ pending, children, className, ...props }: ButtonProps & { readonly pending: boolean }) {
  const ready = useHydrated();
  return (
    <Button
      type="submit"
      variant="primary"
      disabled={!ready}
      aria-busy={pending}
      className={cn('relative data-disabled:opacity-100 disabled:opacity-100', className)}
      {...props}
    >
      <span className={cn('inline-flex items-center gap-1.5', pending && 'opacity-0')}>{children}</span>
      {pending ? (
        <span className="absolute inset-0 flex items-center justify-center">
          <Spinner className="text-current" label="Sending" />
        </span>
      ) : null}
    </Button>
  );
}
