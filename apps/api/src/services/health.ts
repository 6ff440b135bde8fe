import type { Health } from '@sheaf/contracts';

import type { Context } from '#services/context.ts';

/** Whether the database answers and bytes can be written. Anybody may ask; why something fails goes to the log alone. */
export async function getHealth(ctx: Context): Promise<Health> {
  const checks = await Promise.all([
    check(ctx, 'database', () => ctx.checkDatabase()),
    check(ctx, 'blobs', () => ctx.blobs.check()),
  ]);
  return { status: checks.every(({ ok }) => ok) ? 'ok' : 'failing', checks };
}

async function check(ctx: Context, name: 'database' | 'blobs', run: () => Promise<void>) {
  try {
    await run();
    return { name, ok: true };
  } catch (error) {
    ctx.log.error({ err: error, check: name }, 'health check failed');
    return { name, ok: false };
  }
}
