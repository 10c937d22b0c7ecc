import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { LocalDiscord } from '../start-local-discord.js';
import { checkRequest } from './http/check-request.js';
import { loadPageAssets } from './load-page-assets.js';
import type { Inspector } from './inspector.js';
import { createPageService } from './page-service.js';
import { createPageRoutes } from './page-routes.js';
import { securityHeaders } from './http/security-headers.js';

/** What the page shows, and where it listens. */
export interface PageServerOptions {
  readonly discord: LocalDiscord;
  /** What the panel for administrators shows. Default: the page has no such panel. */
  readonly inspector?: Inspector;
  /** Logs refused requests and faults; a pino logger fits. Default: nothing is logged. */
  readonly logger?: PageLogger;
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /**
   * The secret first part of every path: letters, digits, hyphens and underscores. A fixed one keeps the
   * address stable during development. Default: a new random one.
   */
  readonly key?: string;
}

/** The part of a logger that the page's server needs. */
export interface PageLogger {
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
}

/** A page that is being served. */
export interface PageServer {
  /** The address to open. It contains the session's key, so anyone who has it can use the page. */
  readonly address: string;
  /** Closes every connection and the port. */
  stop(): Promise<void>;
}

/** The page is only for the person at this machine. */
const loopback = '127.0.0.1';

/** Shown to a person who opens the address of an earlier start. */
const wrongKeyText = [
  'Diese Adresse gilt nicht mehr. Öffne die Adresse, die beim Start ausgegeben wurde.',
  'This address is no longer valid. Open the one that was printed at the start.',
].join('\n');

/** A random key of this length cannot be guessed. */
const keyBytes = 32;

/**
 * Serves the page that shows the local Discord; resolves when it takes connections. Only requests of
 * the page itself that know the session's key are answered.
 *
 * @throws Error when the page's files are not there, as before `npm run build`, or the port is taken
 */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const { discord, inspector, logger, port = 0 } = options;
  const { key = randomBytes(keyBytes).toString('base64url') } = options;
  if (!/^[\w-]+$/.test(key)) throw new Error(`the key “${key}” cannot be part of an address`);
  const answer = createPageRoutes({
    discord,
    service: createPageService(discord, inspector),
    ...(inspector === undefined ? {} : { inspector }),
    assets: await loadPageAssets(),
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.on('error', () => response.destroy());
    const refusal = checkRequest(request, { host, key });
    if (refusal !== undefined) {
      logger?.warn({ refusal, method: request.method }, 'the page refused a request');
      response.writeHead(403, { connection: 'close', 'content-type': 'text/plain; charset=utf-8' });
      response.end(refusal === 'wrong-key' ? wrongKeyText : '');
      return;
    }
    answer(request, response, (request.url ?? '').slice(`/${key}/`.length)).catch(
      (error: unknown) => {
        logger?.error({ err: error }, 'the page could not answer');
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      },
    );
  });
  server.listen(port, loopback);
  await once(server, 'listening');
  const host = `${loopback}:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}/${key}/`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export type {
  BotRequest,
  DocumentView,
  ExplainAnswer,
  ExplanationCell,
  ExplanationPart,
  ExplanationTable,
  ExplanationView,
  FindingView,
  IndexingView,
  Inspector,
  TellOutcome,
} from './inspector.js';
export type { PageLocale } from './page-locale.js';
