/** What the keyboard can do, as the help dialog lists it. Keys are written as `Ctrl+Z`; several are alternatives. */
export const shortcutGroups: readonly {
  readonly title: string;
  readonly items: readonly { readonly keys: readonly string[]; readonly does: string }[];
}[] = [
  {
    title: 'Everywhere',
    items: [
      { keys: ['/', 'Ctrl+K'], does: 'Search' },
      { keys: ['Ctrl+Z'], does: 'Undo the last change' },
      { keys: ['?'], does: 'Show this list' },
      { keys: ['F6'], does: 'Go to the notices' },
    ],
  },
  {
    title: 'Move about',
    items: [
      { keys: ['↑', '↓'], does: 'Go to the item above or below' },
      { keys: ['Home', 'End'], does: 'Go to the first or last item' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['Space'], does: 'Preview' },
      { keys: ['Backspace', 'Alt+↑'], does: 'Go up a folder' },
      { keys: ['a – z'], does: 'Go to the name that starts so' },
    ],
  },
  {
    title: 'Select',
    items: [
      { keys: ['Shift+↑', 'Shift+↓'], does: 'Select a range' },
      { keys: ['Ctrl+↑', 'Ctrl+↓'], does: 'Move without selecting' },
      { keys: ['Ctrl+Space'], does: 'Select one more, or one less' },
      { keys: ['Ctrl+A'], does: 'Select all' },
      { keys: ['Esc'], does: 'Select nothing' },
    ],
  },
  {
    title: 'Change',
    items: [
      { keys: ['F2'], does: 'Rename' },
      { keys: ['Delete'], does: 'Move to the trash' },
      { keys: ['Alt+N'], does: 'New folder' },
      { keys: ['Alt+U'], does: 'Upload files' },
      { keys: ['Alt+M'], does: 'Move to another folder' },
      { keys: ['Alt+S'], does: 'Share by a link' },
      { keys: ['Ctrl+C'], does: 'Copy what is selected' },
      { keys: ['Ctrl+V'], does: 'Paste it, or upload files of the system' },
    ],
  },
];
