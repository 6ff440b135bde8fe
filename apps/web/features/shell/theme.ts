/** What the person chose; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

/** A cookie rather than local storage: the server writes the theme into the first byte of the page, so nothing flashes. */
export const themeCookie = 'sheaf_theme';

export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Applies the choice to this page and remembers it for the next one. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme'];
    document.cookie = `${themeCookie}=; path=/; max-age=0; samesite=lax`;
    return;
  }
  document.documentElement.dataset['theme'] = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
