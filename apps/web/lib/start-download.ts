/** Downloads what is at an address of this origin, under the name that the answer gives it, or else this one. */
export function startDownload(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}
