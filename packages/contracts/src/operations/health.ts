import { operation } from '../contract.ts';
import { Health, HealthText } from '../schemas/health.ts';

const content = { 'application/json': Health, 'text/plain': HealthText };

export const getHealth = operation({
  operationId: 'getHealth',
  method: 'GET',
  path: '/health',
  tags: ['Server'],
  summary: 'Tell whether the server can serve',
  description:
    'Looks at what Sheaf needs to work, for load balancers and monitors. Answers JSON, or one line of plain text when `Accept` asks for it.',
  auth: 'public',
  responses: {
    200: { description: 'Everything works.', content },
    503: { description: 'Something does not work; the answer says what.', content },
  },
});
