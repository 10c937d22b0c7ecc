import type { World, Attachment } from '../state/world.js';
import type { InteractionService } from '../state/interaction-service.js';
import type { LocalEvent } from './local-event.js';
import type { MessageService } from '../state/message-service.js';

/** A request to the REST API, read and parsed. */
export interface ApiRequest {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON body, or the `payload_json` of a form; `undefined` when there is none. */
  readonly body: unknown;
  /** The files of a form. */
  readonly files: readonly Attachment[];
}

export interface ApiResponse {
  readonly status: number;
  /** Default: nothing is sent, as with 204. */
  readonly body?: unknown;
}

/** What routes work on. */
export interface ApiContext {
  readonly world: World;
  readonly messages: MessageService;
  readonly interactions: InteractionService;
  /** Where the gateway is, `ws://…`. */
  readonly gatewayUrl: string;
  /** Tells whoever watches. */
  readonly notify: (event: LocalEvent) => void;
}

/** The parts of a path that its pattern names. */
export type PathParts = Readonly<Record<string, string>>;

/**
 * The part of a path that the route's pattern names `name`.
 *
 * @throws Error when the pattern has no such part: a bug in the route
 */
export function partOf(parts: PathParts, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`the route's pattern has no part named ${name}`);
  return part;
}

export interface Route {
  readonly method: string;
  /** With named parts: `/channels/:channel/messages`. */
  readonly pattern: string;
  /** Whether the token in the path suffices, so that no bot token is required. Default: `false`. */
  readonly open?: boolean;
  /** @throws ApiError */
  handle(request: ApiRequest, parts: PathParts, context: ApiContext): ApiResponse;
}

export const noContent: ApiResponse = { status: 204 };

/** The response with a body. @param status default: 200 */
export function respondWith(body: unknown, status = 200): ApiResponse {
  return { status, body };
}
