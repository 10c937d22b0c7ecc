import type { IncomingMessage } from 'node:http';

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request is from this machine's own programs: its host is loopback, whatever name a stranger
 * gave it, and if a page in a browser sends it, the page is the server's own. A bot sends no origin.
 */
export function isOwnPage({ headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  const name = host?.replace(/:\d+$/, '') ?? '';
  if (!loopbackNames.has(name)) return false;
  return origin === undefined || origin === `http://${host ?? ''}`;
}
