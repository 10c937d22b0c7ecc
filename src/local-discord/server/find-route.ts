import { refuse } from './api-error.js';
import type { PathParts, Route } from './api-request.js';

/**
 * The route of a method and a path, with the named parts.
 *
 * @throws ApiError 404 when no route has the path, 405 when one has it for another method
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly parts: PathParts } {
  let known = false;
  for (const route of routes) {
    const parts = matchPath(route.pattern, path);
    if (parts === undefined) continue;
    if (route.method === method) return { route, parts };
    known = true;
  }
  throw known ? refuse.methodNotAllowed() : refuse.notFound();
}

function matchPath(pattern: string, path: string): PathParts | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [at, name] of wanted.entries()) {
    const part = given[at];
    if (part === undefined) throw new Error(`no part ${at} in the path ${path}`);
    if (name.startsWith(':')) {
      const decoded = decodePart(part);
      if (decoded === '') return undefined;
      parts[name.slice(1)] = decoded;
    } else if (name !== decodePart(part)) return undefined;
  }
  return parts;
}

/** @throws ApiError 404 for what cannot be decoded */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw refuse.notFound();
  }
}
