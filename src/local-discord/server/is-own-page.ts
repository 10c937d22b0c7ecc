import type { IncomingMessage } from 'node:http';

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request comes from a program on this machine: its `Host` header must be a loopback name (which
 * prevents DNS rebinding), and if a browser sends it, the page must be the server's own. A bot sends no
 * `Origin` header.
 */
export function isOwnPage({ headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  const name = host?.replace(/:\d+$/, '') ?? '';
  if (!loopbackNames.has(name)) return false;
  return origin === undefined || origin === `http://${host ?? ''}`;
}
