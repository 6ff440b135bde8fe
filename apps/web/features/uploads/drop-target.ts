export interface DropTarget {
  readonly element: HTMLElement;
  readonly path: string;
  readonly name: string;
}

/** The folder that what is dropped there goes into: a row, a crumb or a space that says so with `data-drop-path`. */
export function dropTargetAt(at: EventTarget | null): DropTarget | null {
  const element = at instanceof Element ? at.closest<HTMLElement>('[data-drop-path]') : null;
  const path = element?.dataset['dropPath'];
  return element && path !== undefined ? { element, path, name: element.dataset['dropName'] ?? path } : null;
}

/** Lets go of the last target and picks out this one. */
export function markDropTarget(target: DropTarget | null): void {
  for (const element of document.querySelectorAll('[data-drop-over]')) {
    if (element !== target?.element) element.removeAttribute('data-drop-over');
  }
  target?.element.setAttribute('data-drop-over', '');
}
