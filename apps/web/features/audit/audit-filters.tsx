import { Field } from '@/components/ui/field.tsx';
import { MultiSelect, Select } from '@/components/ui/select.tsx';
import { UserPicker } from '@/features/users/user-picker.tsx';
import type { User } from '@/lib/api/types.ts';

import type { AuditAction, AuditChoice } from './audit-queries.ts';
import { actionWords, knownActions } from './audit-words.ts';

export interface AuditFields {
  readonly person: User | null;
  /** None: everything. */
  readonly actions: readonly AuditAction[];
  readonly span: Span;
  /** When the span begins: counted once, so that it is the same for all pages. Null: ever. */
  readonly from: string | null;
}

export const everything: AuditFields = { person: null, actions: [], span: 'ever', from: null };

export function choiceOf({ person, actions, from }: AuditFields): AuditChoice {
  return {
    ...(person ? { actor: person.id } : {}),
    ...(actions.length === 0 ? {} : { action: actions }),
    ...(from === null ? {} : { from }),
  };
}

export interface AuditFiltersProps {
  readonly fields: AuditFields;
  readonly onChange: (fields: AuditFields) => void;
  readonly users: readonly User[];
}

export function AuditFilters({ fields, onChange, users }: AuditFiltersProps) {
  const { person, actions, span } = fields;
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3">
      <div className="max-sm:col-span-2">
        <UserPicker
          label="Person"
          users={users}
          value={person}
          onValueChange={(next) => onChange({ ...fields, person: next })}
          error={undefined}
        />
      </div>
      <Field label="Actions">
        <MultiSelect
          values={actions}
          onValuesChange={(next) => onChange({ ...fields, actions: next })}
          options={options}
          none="Everything"
        />
      </Field>
      <Field label="Time">
        <Select
          value={span}
          onValueChange={(next) => onChange({ ...fields, span: next, from: beginningOf(next, Date.now()) })}
          options={spans}
        />
      </Field>
    </div>
  );
}

const spans = [
  { value: 'ever', label: 'Any time' },
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
] as const;
type Span = (typeof spans)[number]['value'];

const hours = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

function beginningOf(span: Span, now: number): string | null {
  return span === 'ever' ? null : new Date(now - hours[span] * 60 * 60_000).toISOString();
}

const options = knownActions.map((value) => ({ value, label: actionWords[value] }));
