import { usersRoute } from '../../../contract.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = usersRoute;
