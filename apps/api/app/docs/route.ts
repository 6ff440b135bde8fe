export { docs as GET } from '#http/description.ts';
