'use client';

import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import { type FieldProblems, problemsOnly, type ProblemWords, type Refusal, refusalOf } from './refusal.ts';

export interface FormOptions<Values extends object, Result> {
  /**
   * What the form holds now. Its members' names are the names of the fields. Fields keep their own values, so that what
   * a browser filled in, or a quick person typed before the page was ready, is there too.
   */
  readonly read: (data: FormData) => Values;
  /** What is wrong with the values. They are sent once nothing is. */
  readonly check?: (values: Values) => FieldProblems;
  readonly send: (values: Values) => Promise<Result>;
  readonly onDone: (result: Result, values: Values) => unknown;
  /** Problems that are about one field though they do not say so: `{ email_taken: 'email' }`. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly words?: ProblemWords;
}

const noRefusal: Refusal = { errors: {}, failure: null };

/** A form that says what is wrong where it is wrong, and moves the focus there. */
export function useForm<Values extends object, Result>(options: FormOptions<Values, Result>) {
  const { read, check, send, onDone, codes = {}, words = {} } = options;
  const [refusal, setRefusal] = useState(noRefusal);
  const [mended, setMended] = useState<readonly string[]>([]);
  const refuse = (next: Refusal) => {
    setMended([]);
    setRefusal(next);
  };
  const form = useFocusOnFirstInvalid(refusal);
  const sending = useMutation({
    mutationFn: send,
    onMutate: () => refuse(noRefusal),
    onError: (error, values) => refuse(refusalOf(error, { fields: Object.keys(values), codes, words })),
    onSuccess: async (result, values) => await onDone(result, values),
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A dialog's form is inside the page's in React's eyes.
    event.stopPropagation();
    if (sending.isPending) return;
    const values = read(new FormData(event.currentTarget));
    const errors = problemsOnly(check?.(values) ?? {});
    if (Object.keys(errors).length > 0) refuse({ errors, failure: null });
    else sending.mutate(values);
  };
  const errorOf = (name: keyof Values & string) => (mended.includes(name) ? undefined : refusal.errors[name]);
  const clear = (name: keyof Values & string) => {
    if (errorOf(name) !== undefined) setMended([...mended, name]);
  };

  return {
    // POST, so that a submit before the page is ready never puts a password into the address.
    props: { ref: form, onSubmit, noValidate: true, method: 'post' as const },
    /** Name, error and change handler of a text field. */
    field: (name: keyof Values & string) => ({ name, error: errorOf(name), onInput: () => clear(name) }),
    errorOf,
    clear,
    failure: refusal.failure,
    pending: sending.isPending,
    /** It was sent and accepted. */
    done: sending.isSuccess,
  };
}

function useFocusOnFirstInvalid(refusal: Refusal) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(refusal.errors).length === 0) return;
    form.current?.querySelector<HTMLElement>(invalidControls)?.focus();
  }, [refusal]);
  return form;
}

const invalidControls = [
  'input[aria-invalid=true]:not([aria-hidden])',
  'button[aria-invalid=true]',
  '[role=checkbox][aria-invalid=true]',
  'input[type=radio][data-invalid]',
].join(', ');
