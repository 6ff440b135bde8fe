import { z } from 'zod';

import { Timestamp } from './time.ts';

/** Not held to a form: people type spaces and capitals. */
export const SecondFactorCode = z.string().min(6).max(32).meta({
  id: 'SecondFactorCode',
  description: 'Six digits from the app, or a recovery code. Spaces, hyphens and capitals do not matter.',
  example: '287082',
});
export type SecondFactorCode = z.output<typeof SecondFactorCode>;

export const PasswordProof = z
  .strictObject({
    password: z
      .string()
      .min(1)
      .max(256)
      .meta({ format: 'password', description: 'Your password, as proof.', example: 'correct horse battery' }),
  })
  .meta({ id: 'PasswordProof', description: 'Proof that it is not somebody else at your browser.' });
export type PasswordProof = z.output<typeof PasswordProof>;

export const SecondFactor = z
  .object({
    enabledAt: Timestamp.nullable().meta({
      description: 'Since when signing in takes a code; null: it does not.',
      example: '2026-01-15T09:30:00.000Z',
    }),
    recoveryCodesLeft: z
      .int()
      .min(0)
      .max(10)
      .meta({ description: 'How many recovery codes have not been used.', example: 10 }),
  })
  .meta({ id: 'SecondFactor', description: 'Whether your password alone signs you in.' });
export type SecondFactor = z.output<typeof SecondFactor>;

export const SecondFactorSetup = z
  .object({
    secret: z
      .string()
      .min(32)
      .max(32)
      .regex(/^[A-Z2-7]{32}$/)
      .meta({
        description: 'What the app and Sheaf both know, in Base32, to type where no camera is. It is shown this once.',
        example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      }),
    url: z
      .string()
      .max(1024)
      .regex(/^otpauth:\/\/totp\/\S+$/)
      .meta({
        description: 'The same as an address for the app to scan or open.',
        example:
          'otpauth://totp/Sheaf:ada%40example.com?issuer=Sheaf&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
      }),
  })
  .meta({ id: 'SecondFactorSetup', description: 'What an authenticator app is to be given.' });
export type SecondFactorSetup = z.output<typeof SecondFactorSetup>;

export const SecondFactorConfirmation = z
  .strictObject({
    code: SecondFactorCode.meta({ description: 'The six digits that the app shows.', example: '287082' }),
  })
  .meta({ id: 'SecondFactorConfirmation', description: 'Proof that the app has the secret.' });
export type SecondFactorConfirmation = z.output<typeof SecondFactorConfirmation>;

export const RecoveryCodes = z
  .object({
    recoveryCodes: z
      .array(
        z
          .string()
          .max(19)
          .regex(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/),
      )
      .max(10)
      .meta({
        description: 'Each of them stands for one code of the app. They are shown this once.',
        example: ['k3vq-x2m7-h5tb-wyc4', 'lr6s-z2nd-fg2j-pa7e'],
      }),
  })
  .meta({ id: 'RecoveryCodes', description: 'For signing in without the app, once with each.' });
export type RecoveryCodes = z.output<typeof RecoveryCodes>;
