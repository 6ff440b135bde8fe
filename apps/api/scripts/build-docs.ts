/** Writes build/docs.html, the API reference: Redoc and the description in one file that loads nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = fileURLToPath(new URL('../build/docs.html', import.meta.url));
const template = fileURLToPath(new URL('docs-template.hbs', import.meta.url));
const options = {
  downloadUrls: [
    { title: 'openapi.yaml', url: '/openapi.yaml' },
    { title: 'openapi.json', url: '/openapi.json' },
  ],
};
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="12"><text y="10" font-family="sans-serif" font-size="11">Redocly</text></svg>',
)}`;

const flags = ['--inlineBundle', '--title', 'Sheaf API', '--template', template, '--output', page];
execFileSync('redocly', ['build-docs', 'openapi.yaml', ...flags, '--openapi', JSON.stringify(options)], {
  cwd: root,
  // REDOCLY_TELEMETRY also decides whether the page itself reports.
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  stdio: 'pipe',
});
writeFileSync(page, selfContained(readFileSync(page, 'utf8')));

/**
 * Redoc fetches its logo from another host, its prerendered links point at paths of this one instead of places in the
 * page, and it tries to make its search a worker by `Function()`, which our policy refuses; it then does without.
 *
 * @throws Error when the page is not what this was written for, so that a new Redoc is looked at
 */
function selfContained(html: string): string {
  const [before, script] = halves(html, '<script type="module">');
  const links = replaced(before, /(?<=<a [^>]*)href="\/(?!openapi\.)/g, 'href="#/');
  const local = replaced(script, /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, logo);
  return links + replaced(local, /try\{return \w+\._factory\?\?=Function\(\w+\),!0\}catch\{return!1\}/g, 'return!1');
}

function halves(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The API reference has no ${mark}: see what Redoc writes now.`);
  return [text.slice(0, at), text.slice(at)];
}

function replaced(text: string, pattern: RegExp, by: string): string {
  const result = text.replaceAll(pattern, by);
  if (result === text) throw new Error(`The API reference has no ${pattern}: see what Redoc writes now.`);
  return result;
}
