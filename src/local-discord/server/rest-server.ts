import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { ApiError, refuse } from './api-error.js';
import type { ApiContext, ApiResponse, Route } from './api-request.js';
import type { Faults } from './faults.js';
import { findRoute } from './find-route.js';
import { isOwnPage } from './is-own-page.js';
import type { LoggedRequest } from './logged-request.js';
import { readRequest } from './read-request.js';

export interface RestServerOptions {
  readonly routes: readonly Route[];
  readonly context: ApiContext;
  readonly faults: Faults;
  readonly now: () => number;
  readonly log: (request: LoggedRequest) => void;
}

const prefix = /^\/api\/v10(?=\/)/;

/** Discord's REST API v10 as a listener for an HTTP server. It answers everything and never throws. */
export function createRestListener(options: RestServerOptions): RequestListener {
  return (incoming, outgoing) => {
    if (!isOwnPage(incoming)) {
      outgoing.writeHead(403, { connection: 'close' }).end();
      return;
    }
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => outgoing.destroy());
    void answer(incoming, outgoing, options);
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { routes, context, faults, now, log }: RestServerOptions,
): Promise<void> {
  const at = now();
  const method = incoming.method ?? '';
  const url = incoming.url ?? '';
  const [path = '', query = ''] = url.replace(prefix, '').split('?', 2);
  let body: unknown;
  let files: readonly string[] = [];
  let response: ApiResponse & { readonly headers?: Readonly<Record<string, string>> };
  try {
    const read = await readRequest(incoming);
    body = read.json;
    files = read.files.map(({ filename }) => filename);
    const fault = faults.takeResponse(method, path);
    if (fault !== undefined && fault.done !== true) response = fault;
    else {
      if (!prefix.test(url)) throw refuse.notFound();
      const { route, parts } = findRoute(routes, method, path);
      if (route.open !== true && incoming.headers.authorization !== `Bot ${context.world.token}`) {
        throw refuse.unauthorized();
      }
      const request = {
        method,
        path,
        query: new URLSearchParams(query),
        body,
        files: read.files,
      };
      const done = route.handle(request, parts, context);
      response = fault ?? done;
    }
  } catch (error) {
    // The client closed the connection before it had sent the whole request.
    if (incoming.destroyed && !incoming.complete) return;
    const refusal = error instanceof ApiError ? error : refuse.internal();
    if (!(error instanceof ApiError)) context.notify({ kind: 'broken', error });
    response = { status: refusal.status, body: refusal.toJSON() };
  }
  const shown = query === '' ? path : `${path}?${query}`;
  log({ method, path: shown, body, files, status: response.status, response: response.body, at });
  const delayMs = faults.takeDelay(method, path);
  if (delayMs === 0) send(outgoing, response);
  else {
    const sending = setTimeout(() => send(outgoing, response), delayMs);
    outgoing.once('close', () => clearTimeout(sending));
  }
}

function send(
  outgoing: ServerResponse,
  { status, body, headers = {} }: ApiResponse & { headers?: Readonly<Record<string, string>> },
): void {
  if (outgoing.destroyed) return;
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const closing = status === refuse.tooLarge().status ? { connection: 'close' } : {};
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers, ...closing });
  outgoing.end(JSON.stringify(body));
}
