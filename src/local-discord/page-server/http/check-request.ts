import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a request must know to be served. */
export interface RequestRules {
  /** The one host the page has: `127.0.0.1:PORT`. */
  readonly host: string;
  /** The session's key, the first part of every path. */
  readonly key: string;
}

/** Why a request is not served. */
export type Refusal = 'strange-host' | 'strange-origin' | 'wrong-key';

/** `none` means that the person opened the address themselves. Old browsers do not send the header. */
const ownSites: ReadonlySet<unknown> = new Set(['same-origin', 'none', undefined]);

/**
 * Checks that a request names the page's own host (against DNS rebinding), comes from no other page and
 * knows the key. A request that changes something must have an `Origin` header.
 *
 * @returns the reason to refuse it; `undefined` when it may be served
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

/** Compares in constant time: the duration reveals neither the first difference nor the lengths. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
