import { invalidPath } from './problem-error.ts';

/**
 * A path such as `shared/docs/read me.md` as it stands in a URL: each segment percent-encoded by itself.
 *
 * @throws {ProblemError} `invalid_path` for an empty, `.` or `..` segment: a URL would lose them on the way
 */
export function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

/** Fills in `/files/{path}`: a parameter named `path` keeps its slashes, every other one is a single segment. */
export function serializePath(template: string, values: Record<string, unknown>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string') throw invalidPath(`"${name}" is missing.`);
    return name === 'path' ? encodePath(value) : encodeSegment(value);
  });
}

function encodeSegment(segment: string): string {
  if (segment === '') throw invalidPath('A path must not have empty segments.');
  if (segment === '.' || segment === '..') throw invalidPath(`A path must not have "${segment}" as a segment.`);
  if (!segment.isWellFormed()) throw invalidPath('A path must be well-formed Unicode.');
  return encodeURIComponent(segment);
}
