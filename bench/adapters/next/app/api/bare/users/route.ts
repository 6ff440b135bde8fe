import type { NewUser } from '../../../../../schemas.ts';
import { createUser, listUsers } from '../../../../../users.ts';

/* Nothing but what Next does by itself. */

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json(listUsers());
}

export async function POST(request: Request): Promise<Response> {
  return Response.json(createUser((await request.json()) as NewUser), { status: 201 });
}
