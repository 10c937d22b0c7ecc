import { ApiError } from './server/api-error.js';
import type { ApiRequest, ApiResponse } from './server/api-request.js';
import { findRoute } from './server/find-route.js';
import { guildCreateToApi } from './server/guild-to-api.js';
import type { Json } from './server/json.js';
import { allRoutes } from './server/routes/all-routes.js';
import { applicationToApi, botToApi } from './server/to-api.js';
import { createWatch, type Watch } from './server/watch.js';
import { createInteractionService } from './state/interaction-service.js';
import { createMessageService } from './state/message-service.js';
import { createPeople, type People } from './state/people.js';
import { createWorld, type World } from './state/world.js';

/** An event as the gateway sends it. */
export interface GatewayEvent {
  readonly t: string;
  readonly d: Json;
}

export interface MemoryDiscordOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Intents of the bot, as bits. */
  readonly intents: number;
  /** Is given every event for the bot, in order; carrying it there is up to the caller. */
  readonly dispatch: (event: GatewayEvent) => void;
}

/** A local Discord without sockets and timers: whoever opens it carries requests and events. */
export interface MemoryDiscord extends People, Pick<Watch, 'subscribe'> {
  readonly world: World;
  /** What a connection is told first: `READY` and the guild. */
  greet(): readonly GatewayEvent[];
  /** Answers a request at once, as strictly as the server does. Throws only for its own bugs. */
  request(request: ApiRequest): ApiResponse;
}

/** Opens a local Discord whose time, requests and events are the caller's. */
export function openMemoryDiscord({ now, intents, dispatch }: MemoryDiscordOptions): MemoryDiscord {
  const world = createWorld({ now, botName: 'Beleg', grantedIntents: 0 });
  const watch = createWatch();
  const gateway = {
    dispatch(t: string, data: (granted: number) => Json, intent: number): void {
      if (intent !== 0 && (intents & intent) === 0) return;
      dispatch({ t, d: asSent(data(intents)) });
    },
  };
  const messages = createMessageService(world, gateway, now, watch.notify);
  const interactions = createInteractionService(world, gateway, messages, now, watch.notify);
  const context = { world, messages, interactions, gatewayUrl: '', notify: watch.notify };
  return {
    ...createPeople(world, messages, interactions, watch.waitFor),
    subscribe: watch.subscribe,
    world,
    greet: () => [
      {
        t: 'READY',
        d: {
          v: 10,
          user: botToApi(world),
          guilds: [{ id: world.guild.id, unavailable: true }],
          application: applicationToApi(world),
        },
      },
      { t: 'GUILD_CREATE', d: guildCreateToApi(world) },
    ],
    request(request) {
      try {
        const { route, parts } = findRoute(allRoutes, request.method, request.path);
        const response = route.handle(request, parts, context);
        return response.body === undefined
          ? response
          : { ...response, body: asSent(response.body) };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return { status: error.status, body: error.toJSON() };
      }
    },
  };
}

/** Data as the wire carries it: JSON of this moment. */
function asSent<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}
