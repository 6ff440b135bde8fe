/** Builds what production serves: `node scripts/build.ts`, pnpm on the PATH. What did not change comes from turbo's cache. */
import { command } from './step.ts';

const tasks = ['@sheaf/web#build', '@sheaf/api#build:docs'];
// The default server runs the API's source as it is; only Next wants it built.
if (process.env['SHEAF_SERVER'] === 'next') tasks.push('@sheaf/api#build');

const begun = performance.now();
console.log('Building the web app and the API reference …');
const { ok } = await command(`turbo run ${tasks.join(' ')} --output-logs=new-only`)('show');
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(ok ? `Built in ${seconds} s.` : `The build failed after ${seconds} s; the reason stands above.`);
process.exitCode = ok ? 0 : 1;
