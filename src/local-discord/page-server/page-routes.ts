import type { IncomingMessage, ServerResponse } from 'node:http';

import type { LocalDiscord } from '../start-local-discord.js';
import { openEventStream } from './http/event-stream.js';
import { followDiscord } from './follow-discord.js';
import { createIndexRun, type IndexRun } from './index-run.js';
import type { PageAsset } from './load-page-assets.js';
import type { Inspector } from './inspector.js';
import type { PageService } from './page-service.js';
import { type PageActor, parseAction, parseActor } from './parse-action.js';
import { readJson } from './http/read-json.js';

/** What the routes serve. */
export interface PageRoutesOptions {
  readonly discord: LocalDiscord;
  readonly service: PageService;
  /** Default: its paths are answered with 404. */
  readonly inspector?: Inspector;
  readonly assets: ReadonlyMap<string, PageAsset>;
}

/** Answers a request that was checked; `path` is what follows the session's key, with the query. */
export type AnswerRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<void>;

/** Routes every request; an unknown path is answered with 404. */
export function createPageRoutes(options: PageRoutesOptions): AnswerRequest {
  const { discord, service, inspector, assets } = options;
  const run = inspector && createIndexRun(inspector);

  const handlers: Readonly<Record<string, Handler>> = {
    'GET events': (_request, response, actor) => {
      const send = openEventStream(response);
      const ends = [followDiscord(discord, service, actor, send), run?.follow(actor.locale, send)];
      response.once('close', () => ends.forEach((end) => end?.()));
    },
    'POST act': async (request, response, actor) => {
      const action = parseAction(await readJson(request));
      if (action === undefined) response.writeHead(400).end();
      else sendJson(response, await service.perform(action, actor));
    },
    ...(inspector && run && inspectorHandlers(inspector, run)),
  };

  return async (request, response, pathAndQuery) => {
    const [path = '', query = ''] = pathAndQuery.split('?', 2);
    const method = request.method ?? '';
    const asset = method === 'GET' ? assets.get(path) : undefined;
    if (asset !== undefined) {
      response.writeHead(200, { 'content-type': asset.contentType }).end(asset.body);
      return;
    }
    const actor = parseActor(new URLSearchParams(query));
    const explained = /^explanations\/(\d+)$/.exec(path)?.[1];
    const [, message, file] = /^files\/(\d+)\/(\d+)$/.exec(path) ?? [];
    const handle = handlers[`${method} ${path}`];
    if (actor === undefined) response.writeHead(404).end();
    else if (handle !== undefined) await handle(request, response, actor);
    else if (method === 'GET' && explained !== undefined) {
      await sendExplanation(response, explained, actor, options);
    } else if (method === 'GET' && message !== undefined && file !== undefined) {
      sendFile(response, message, file, actor, options);
    } else response.writeHead(404).end();
  };
}

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  actor: PageActor,
) => Promise<void> | void;

function inspectorHandlers(inspector: Inspector, run: IndexRun): Readonly<Record<string, Handler>> {
  return {
    'GET documents': async (_request, response) => {
      sendJson(response, await inspector.documents());
    },
    'GET findings': async (_request, response, { locale }) => {
      sendJson(response, await inspector.findings(locale));
    },
    'POST reindex': async (_request, response) => {
      await run.start();
      response.writeHead(204).end();
    },
    'POST cancel-reindex': (_request, response) => {
      inspector.cancelReindex();
      response.writeHead(204).end();
    },
  };
}

/** Explains a message that the person sees. */
async function sendExplanation(
  response: ServerResponse,
  messageId: string,
  actor: PageActor,
  { discord, service }: PageRoutesOptions,
): Promise<void> {
  const message = discord.world.messages.get(messageId);
  const isSeen = message !== undefined && service.view(message, actor) !== undefined;
  const explain = isSeen ? service.findExplanation(message) : undefined;
  if (explain === undefined) response.writeHead(404).end();
  else sendJson(response, await explain(actor.locale));
}

/** Sends a file of a message that the person sees, as a download that the browser does not display. */
function sendFile(
  response: ServerResponse,
  messageId: string,
  fileId: string,
  actor: PageActor,
  { discord, service }: PageRoutesOptions,
): void {
  const message = discord.world.messages.get(messageId);
  const isSeen = message !== undefined && service.view(message, actor) !== undefined;
  const file = isSeen ? message.attachments.find(({ id }) => id === fileId) : undefined;
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const name = encodeURIComponent(file.filename);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
  response.end(file.data);
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
