import { buttonVariants } from '@/components/ui/button-variants.ts';
import { FormProblem } from '@/features/forms/form-problem.tsx';
import { cn } from '@/lib/cn.ts';

interface ProviderSignInProps {
  /** What the identity provider is called. */
  readonly name: string;
  readonly next: string;
  /** Why the provider's answer let nobody in, as the address says. */
  readonly problem: string | undefined;
}

/** The way to the identity provider, and what went wrong on the way back. */
export function ProviderSignIn({ name, next, problem }: ProviderSignInProps) {
  const message =
    problem === undefined ? undefined : (messages.get(problem) ?? 'Signing in there did not work. Try again.');
  return (
    <>
      {message === undefined ? null : <FormProblem failure={{ message, requestId: null }} className="mb-4" />}
      <a
        href={`/api/oidc/start?${new URLSearchParams({ next }).toString()}`}
        className={cn(buttonVariants({ size: 'lg' }), 'w-full')}
      >
        Sign in with {name}
      </a>
      <div className="my-4 flex items-center gap-3 text-xs text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with your password
      </div>
    </>
  );
}

const messages: ReadonlyMap<string, string> = new Map([
  ['account_disabled', 'Your account is disabled. An admin can enable it again.'],
  ['oidc_email_unverified', 'It has no verified email address of yours. Verify it there, then try again.'],
  ['oidc_expired', 'That took too long, or was begun in another browser. Try again.'],
  ['oidc_other_identity', 'Somebody else is known by your email address here. Ask an admin.'],
  ['oidc_refused', 'It did not let you in. Try again.'],
  ['oidc_unavailable', 'It does not answer right now. Try again in a moment, or use your password.'],
  ['oidc_unknown', 'You have no account here. Ask an admin for one.'],
]);
