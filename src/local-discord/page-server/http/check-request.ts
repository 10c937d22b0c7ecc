import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a request must know. */
export interface RequestRules {
  /** The one host the page has: `127.0.0.1:PORT`. */
  readonly host: string;
  /** The session's key, the first part of every path. */
  readonly key: string;
}

/** Why a request is not served. */
export type Refusal = 'strange-host' | 'strange-origin' | 'wrong-key';

/** `none`: the person opened the address themselves. A browser that is too old sends nothing. */
const ownSites: ReadonlySet<unknown> = new Set(['same-origin', 'none', undefined]);

/**
 * Whether a request may be served: it names the page's own host (another name that leads here is
 * someone else's, DNS rebinding), comes from no other page, and knows the key. A request that changes
 * something must say where it comes from.
 *
 * @returns why not; `undefined` when it may
 */
export function checkRequest(
  { headers, method, url = '' }: IncomingMessage,
  { host, key }: RequestRules,
): Refusal | undefined {
  if (headers.host !== host) return 'strange-host';
  const { origin } = headers;
  const mayLackOrigin = method === 'GET' || method === 'HEAD';
  if (origin === undefined ? !mayLackOrigin : origin !== `http://${host}`) return 'strange-origin';
  if (!ownSites.has(headers['sec-fetch-site'])) return 'strange-origin';
  const given = /^\/([^/?]*)\//.exec(url)?.[1] ?? '';
  return isSame(given, key) ? undefined : 'wrong-key';
}

/** Compares in a time that tells nothing about where they differ, nor about their lengths. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
