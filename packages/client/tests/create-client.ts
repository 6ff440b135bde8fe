// What somebody's program takes in who wants a client and nothing else.
export { createClient } from '../src/index.ts';
