'use client';

import { Dialog, DialogBody, DialogContent } from '@/components/ui/dialog.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';

import { shortcutGroups } from './shortcuts.ts';

export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="xl" title="Keyboard shortcuts">
        <DialogBody className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          {shortcutGroups.map((group) => (
            <section key={group.title}>
              <h3 className="mb-1 text-xs font-medium text-ink-faint">{group.title}</h3>
              <dl>
                {group.items.map((item) => (
                  <div
                    key={item.does}
                    className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-sm last:border-0"
                  >
                    <dt>{item.does}</dt>
                    <dd className="flex shrink-0 gap-1.5">
                      {item.keys.map((key) => (
                        <Kbd key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
