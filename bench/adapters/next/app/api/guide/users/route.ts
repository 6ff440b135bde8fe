import { NextResponse, type NextRequest } from 'next/server';
import { ZodError } from 'zod';

import { NewUser, PageQuery } from '../../../../../schemas.ts';
import { createUser, listUsers } from '../../../../../users.ts';

/* As a guide to route handlers writes them by hand: input parsed by Zod, answers unchecked. */

export const dynamic = 'force-dynamic';

export async function GET(request: NextRequest) {
  try {
    const { limit } = PageQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
    return NextResponse.json(listUsers(limit));
  } catch (error) {
    return failure(error);
  }
}

export async function POST(request: NextRequest) {
  try {
    const body = NewUser.parse(await request.json());
    return NextResponse.json(createUser(body), { status: 201 });
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown) {
  if (error instanceof ZodError) {
    return NextResponse.json({ error: 'Invalid input', issues: error.issues }, { status: 400 });
  }
  return NextResponse.json({ error: 'Internal server error' }, { status: 500 });
}
