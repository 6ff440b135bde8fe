/**
 * Holds openapi.yaml to the last released description: `node scripts/compatible.ts [released] [today]`. It fails while
 * `info.version` has not been raised as the changes demand: what may break a caller raises the major (the minor below
 * 1.0), what adds raises the minor, and all else the patch.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [released = 'packages/contracts/released/openapi.yaml', today = 'openapi.yaml'] = process.argv.slice(2);

// The version decides, and not that there are breaking changes.
const flags = ['--check-version', '--fail-on', 'none', '--config', 'redocly.yaml'];
const { status, error } = spawnSync('redocly', ['diff', released, today, ...flags], {
  cwd: root,
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  stdio: 'inherit',
});
if (error) throw error;
if (status !== 0) {
  console.error(
    'Undo what was not meant, or raise `version` in packages/contracts/src/info.ts as said above, run "pnpm generate" and commit it.',
  );
  process.exitCode = 1;
}
