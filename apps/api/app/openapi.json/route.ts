export { json as GET } from '#http/description.ts';
