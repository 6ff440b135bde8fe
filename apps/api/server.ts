import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createLane, headOf, send } from '@sheaf/contract-kit/serve';
import { createServer, sendContinue } from '@sheaf/contract-kit/server';

import { addressInLog } from '#http/address-in-log.ts';
import { refuse } from '#http/api.ts';
import { startNextApp } from '#http/next-app.ts';
import { oneOrigin, type OneOrigin } from '#http/one-origin.ts';
import { clientAddress, ownOrigin } from '#http/own-origin.ts';
import { withPagePolicy } from '#http/page-policy.ts';
import { allJobs } from '#services/all-jobs.ts';
import { startJobs } from '#services/job-runner.ts';
import { issueSetupToken } from '#services/setup.ts';
import { prepareEnvironment, sharePort } from './src/config.ts';
import { deps } from './src/deps.ts';

/*
 * The production entry: one origin for the API, the docs and the pages.
 * `--dev` serves the pages from source and reloads them on change; `--api-only` serves none.
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const dev = process.argv.includes('--dev');
const apiOnly = process.argv.includes('--api-only');
const drainMs = 10_000;

prepareEnvironment({ dev });
const { config, services, log, close } = await deps();
const api = config.server === 'next' ? await nextApi() : await lane();
const pages = apiOnly ? null : await openPages();
const server = createServer({
  answer: oneOrigin({
    api: api.answer,
    web: pages?.answer ?? ((request, response) => send(refuse('not_found', headOf(request)), request, response)),
  }),
  refuse,
  ...(pages && { upgrade: pages.upgrade }),
  onError: (error, { method, url }) => log.error({ error, method, url: addressInLog(url) }, 'request failed'),
});

const port = await server.listen(config.port, config.host);
const address = config.publicUrl ?? `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`;
sharePort(port);
console.log(`Sheaf is ready at ${address}`);
// Here and nowhere else, since a new token makes the one before useless.
const setupToken = await issueSetupToken(services);
if (setupToken !== null) console.log(`Finish the set-up at ${address}/setup?token=${setupToken}`);
const jobs = startJobs(services, allJobs);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

/** Takes no new requests, lets the running ones end, and then lets go of everything. */
async function stop(): Promise<void> {
  console.log('Stopping: waiting for running requests …');
  await Promise.all([jobs.stop(), server.drain(drainMs)]);
  await Promise.all([api.close(), pages?.close()]);
  await close();
}

/** The pages run in this process. React reads NODE_ENV when it is loaded, so Next is imported only now. */
async function openPages() {
  const module = await import('next');
  // Its types describe a default export inside the default export; at run time there is one.
  const next = module.default as unknown as typeof module.default.default;
  const app = next({ dev, dir: join(here, '../web'), hostname: config.host, port: config.port });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    // Next's development server evaluates code and opens sockets of its own.
    answer: dev ? answer : withPagePolicy(answer, config.publicUrl),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  };
}

interface Api {
  readonly answer: OneOrigin['api'];
  readonly close: () => Promise<void>;
}

async function lane(): Promise<Api> {
  const answer = await createLane({
    project: here,
    origin: (request) => ownOrigin(request, config.trustedProxies),
    address: (request) => clientAddress(request, config.trustedProxies),
    refuse,
  });
  return { answer, close: async () => {} };
}

async function nextApi(): Promise<Api> {
  const app = await startNextApp(here);
  return {
    async answer(request, response) {
      if (!/^\/(api|docs|openapi\.(yaml|json))([/?]|$)/.test(request.url ?? '')) return false;
      sendContinue(request, response);
      await app.handle(request, response, {
        origin: ownOrigin(request, config.trustedProxies),
        address: clientAddress(request, config.trustedProxies),
      });
      return true;
    },
    close: app.close,
  };
}
