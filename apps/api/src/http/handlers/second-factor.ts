import type {
  confirmSecondFactor,
  disableSecondFactor,
  getSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  startSecondFactor,
} from '@sheaf/contracts';

import type { Handler } from '#http/api.ts';
import * as secondFactor from '#services/second-factor.ts';

export const get: Handler<typeof getSecondFactor> = async ({ context }) => ({
  status: 200,
  body: await secondFactor.getSecondFactor(context),
});

export const start: Handler<typeof startSecondFactor> = async ({ context, body }) => ({
  status: 200,
  body: await secondFactor.startSecondFactor(context, body),
});

export const confirm: Handler<typeof confirmSecondFactor> = async ({ context, body }) => ({
  status: 200,
  body: await secondFactor.confirmSecondFactor(context, body),
});

export const disable: Handler<typeof disableSecondFactor> = async ({ context, body }) => {
  await secondFactor.disableSecondFactor(context, body);
  return { status: 204 };
};

export const replaceCodes: Handler<typeof replaceRecoveryCodes> = async ({ context, body }) => ({
  status: 200,
  body: await secondFactor.replaceRecoveryCodes(context, body),
});

export const remove: Handler<typeof removeSecondFactor> = async ({ context, params }) => {
  await secondFactor.removeSecondFactor(context, params);
  return { status: 204 };
};
