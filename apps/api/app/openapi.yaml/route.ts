export { yaml as GET } from '#http/description.ts';
