import type { ReactNode } from 'react';

export interface SettingsPageProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** What can be done here: the button that makes a new one. */
  readonly actions?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A page that is read and filled in rather than worked in: one column that scrolls as a whole. */
export function SettingsPage({ title, description, actions, busy = false, children }: SettingsPageProps) {
  return (
    <div aria-busy={busy} className="scroll-quiet h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-4xl px-4 pt-5 pb-16 sm:px-8 sm:pt-8">
        <header className="mb-6">
          <div className="flex min-h-8 items-center justify-between gap-4">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {actions}
          </div>
          {description ? <p className="mt-0.5 max-w-prose text-sm text-pretty text-ink-muted">{description}</p> : null}
        </header>
        {children}
      </div>
    </div>
  );
}

export interface SettingsSectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A part of such a page: what it is about on the left, what there is to do on the right. */
export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-10 gap-y-4 border-t border-line py-7 first-of-type:border-t-0 first-of-type:pt-0 md:grid-cols-[14rem_1fr]"
    >
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {description ? <p className="mt-1 text-sm text-pretty text-ink-muted">{description}</p> : null}
      </div>
      <div className="max-w-md min-w-0">{children}</div>
    </section>
  );
}
