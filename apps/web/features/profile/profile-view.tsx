'use client';

import { Avatar } from '@/components/ui/avatar.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { SecondFactorCard } from '@/features/second-factor/second-factor-card.tsx';
import { SettingsPage, SettingsSection } from '@/features/settings/settings-page.tsx';
import { useSession } from '@/features/shell/use-session.ts';
import { OwnUsage } from '@/features/usage/own-usage.tsx';

import { AboutForm } from './about-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** The person's own account. */
export function ProfileView() {
  const { user } = useSession();
  return (
    <SettingsPage title="Profile">
      <div className="mb-8 flex items-center gap-4">
        <Avatar name={user.name} className="size-14 text-lg" />
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <span className="truncate text-lg font-semibold">{user.name}</span>
            {user.role === 'admin' ? <Badge tone="accent">Admin</Badge> : null}
          </div>
          <div className="truncate text-sm text-ink-muted">{user.email}</div>
        </div>
      </div>
      <SettingsSection title="About you">
        <AboutForm />
      </SettingsSection>
      <SettingsSection
        title="Password"
        description="Wherever else you are signed in, a new password signs you out. API keys go on working."
      >
        <PasswordForm />
      </SettingsSection>
      <SettingsSection
        title="Second factor"
        description="A code of an app on your phone, beside your password: whoever learns your password cannot sign in with it alone."
      >
        <SecondFactorCard />
      </SettingsSection>
      <SettingsSection
        title="Storage"
        description="What you have uploaded, copied and restored in all spaces, earlier versions and the trash included."
      >
        <OwnUsage />
      </SettingsSection>
      <SettingsSection
        title="Sessions"
        description="Where you are signed in. Change your password, too, if you do not know one of them."
      >
        <SessionsCard />
      </SettingsSection>
    </SettingsPage>
  );
}
