'use client';

import { useEffect, useRef } from 'react';

import { hasCommand, isInOverlay, isTyping } from '@/lib/keyboard.ts';

import type { Command } from './model.ts';
import { destinationOf, type GridShape, typeAhead } from './movement.ts';
import type { SelectionControl } from './use-selection.ts';

interface KeyScope {
  readonly ids: readonly string[];
  readonly names: () => readonly string[];
  readonly shape: GridShape;
  readonly selection: SelectionControl;
  readonly onCommand: (command: Command) => void;
  /** The keyboard went to this item: bring it into sight and give it the focus. */
  readonly onFocus: (id: string) => void;
  readonly container: () => HTMLElement | null;
}

const typeAheadPause = 800;

/**
 * The keyboard of a listing. Keys count when the listing has the focus or when nothing has it, so that arrows work
 * straight after a page has loaded; never inside fields, dialogs and menus.
 */
export function useListingKeys(scope: KeyScope): void {
  const latest = useRef(scope);
  const typed = useRef({ text: '', at: 0 });
  useEffect(() => {
    latest.current = scope;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.defaultPrevented || event.isComposing || !concerns(event, now.container())) return;
      if (handleKey(event, now, typed.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function concerns(event: KeyboardEvent, container: HTMLElement | null): boolean {
  const { target } = event;
  if (!container || isTyping(target) || isInOverlay(target) || document.querySelector('[data-base-ui-inert]')) {
    return false;
  }
  if (target === document.body) return true;
  if (!(target instanceof Element)) return false;
  if (container.contains(target)) return target.closest('[data-row-action]') === null;
  // A button of the toolbar keeps its own keys, yet Delete still means the selection.
  return target instanceof HTMLButtonElement && ['Delete', 'F2', 'Escape'].includes(event.key);
}

function handleKey(event: KeyboardEvent, scope: KeyScope, typed: { text: string; at: number }): boolean {
  return move(event, scope) || act(event, scope) || seek(event, scope, typed);
}

function move(event: KeyboardEvent, { ids, shape, selection, onFocus }: KeyScope): boolean {
  if (event.altKey) return false;
  const from = selection.focus === null ? -1 : ids.indexOf(selection.focus);
  const to = destinationOf(event.key, from, shape);
  const id = to === null ? undefined : ids[to];
  if (id === undefined) return false;
  if (event.shiftKey) selection.pick(id, { range: true, add: hasCommand(event) });
  else if (hasCommand(event)) selection.moveFocus(id);
  else selection.pick(id);
  onFocus(id);
  return true;
}

function act(event: KeyboardEvent, { selection, onCommand }: KeyScope): boolean {
  const { key } = event;
  const command = hasCommand(event);
  if (command && !event.shiftKey && !event.altKey && key.toLowerCase() === 'a') {
    selection.all();
    return true;
  }
  if (key === ' ' && command && selection.focus !== null) {
    selection.toggle(selection.focus);
    return true;
  }
  if (key === 'Escape' && selection.ids.size > 0) {
    selection.clear();
    return true;
  }
  if (key === 'Backspace' && command) return run('delete', onCommand);
  if (key === 'ArrowUp' && event.altKey) return run('parent', onCommand);
  // By its place on the keyboard: with Alt held a Mac types another letter.
  if (event.code === 'KeyM' && event.altKey && !command) return run('move', onCommand);
  if (event.code === 'KeyS' && event.altKey && !command) return run('share', onCommand);
  if (command || event.altKey) return false;
  const plain = commands[key];
  return plain !== undefined && run(plain, onCommand);
}

const commands: Record<string, Command> = {
  Enter: 'open',
  ' ': 'preview',
  F2: 'rename',
  Delete: 'delete',
  Backspace: 'parent',
};

function run(command: Command, onCommand: (command: Command) => void): boolean {
  onCommand(command);
  return true;
}

function seek(event: KeyboardEvent, scope: KeyScope, typed: { text: string; at: number }): boolean {
  if (hasCommand(event) || event.altKey || !/^[\p{L}\p{N}._-]$/u.test(event.key)) return false;
  const running = event.timeStamp - typed.at < typeAheadPause;
  const text = running && typed.text !== event.key ? typed.text + event.key : event.key;
  typed.text = text;
  typed.at = event.timeStamp;
  const from = scope.selection.focus === null ? -1 : scope.ids.indexOf(scope.selection.focus);
  const index = typeAhead(scope.names(), from, text);
  const id = index === null ? undefined : scope.ids[index];
  if (id === undefined) return false;
  scope.selection.pick(id);
  scope.onFocus(id);
  return true;
}
