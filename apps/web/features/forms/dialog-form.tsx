import type { ReactNode } from 'react';

import { Button, type ButtonProps } from '@/components/ui/button.tsx';
import { DialogBody, DialogClose, DialogFooter } from '@/components/ui/dialog.tsx';

import { FormProblem } from './form-problem.tsx';
import { SubmitButton } from './submit-button.tsx';
import type { useForm } from './use-form.ts';

interface DialogFormProps {
  readonly form: Pick<ReturnType<typeof useForm>, 'props' | 'failure' | 'pending'>;
  /** What its button says. */
  readonly submit: string;
  readonly variant?: ButtonProps['variant'];
  readonly children: ReactNode;
}

/** A form that fills a dialog: its fields, why it failed, and two buttons, of which one closes the dialog. */
export function DialogForm({ form, submit, variant = 'primary', children }: DialogFormProps) {
  return (
    <form {...form.props} className="contents">
      <DialogBody className="flex flex-col gap-4">
        {children}
        <FormProblem failure={form.failure} />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton variant={variant} pending={form.pending}>
          {submit}
        </SubmitButton>
      </DialogFooter>
    </form>
  );
}
