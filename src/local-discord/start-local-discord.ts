import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createFaults, type Trouble } from './server/faults.js';
import { createGateway, type Gateway } from './server/gateway.js';
import { intents } from './state/intents.js';
import { createInteractionService } from './state/interaction-service.js';
import { createMessageService } from './state/message-service.js';
import { createPeople, type People } from './state/people.js';
import { everyonePermissions } from './state/permissions.js';
import type { LoggedRequest } from './server/logged-request.js';
import { createRestListener } from './server/rest-server.js';
import { allRoutes } from './server/routes/all-routes.js';
import { channelToApi } from './server/to-api.js';
import { createWatch, type Watch } from './server/watch.js';
import { type Channel, type ChannelKind, createWorld, type World } from './state/world.js';

export interface LocalDiscordOptions {
  /** Default: 0, which takes any free port. */
  readonly port?: number;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
  /** Default: `Beleg`. */
  readonly botName?: string;
  /** Privileged intents that the application was granted, as bits. Default: 0, none. */
  readonly grantedIntents?: number;
}

/**
 * A Discord for one bot on loopback: the part of gateway and REST API v10 that a bot uses, strict
 * where Discord is strict. The real discord.js client connects to it: give it `apiUrl` as `rest.api`,
 * and `token`.
 *
 * - `world`: a guild with the channels `allgemein` and `fragen`; `member`, `moderator` and
 *   `administrator` with a direct message each (`dm`), and `unter-uns`, where the first two talk
 *   without the bot; every message, with whom it pinged and what it said before.
 * - People act as their clients let them: `sendMessage`, `editMessage`, `deleteMessage`,
 *   `runCommand`, `autocomplete`, `runMessageCommand`, `clickButton`, `selectOption`,
 *   `submitModal`. What comes of it is awaited on the handle: `acknowledged`, `response`, `edited`,
 *   `followUps`, `choices`, `modal`, `deleted`. What a person sees: `messagesIn`, `sees`.
 * - What the bot asked for: `requests`. What happens: `subscribe`, `waitFor`.
 * - `openChannel` adds channels of any kind. Trouble on demand: `rateLimit`, `failNext`, `slowDown`,
 *   `dropSockets`, `askToReconnect`, `forgetSessions`, `setBotPermissions`. Time is that of the
 *   clock given at the start.
 */
export interface LocalDiscord extends People, Trouble, Watch, Omit<Gateway, 'dispatch' | 'close'> {
  /** For the client's `rest.api`, without the version: `http://127.0.0.1:PORT/api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  /** All requests of the bot with their responses, in order. */
  readonly requests: readonly LoggedRequest[];
  /**
   * Opens another channel for everyone. A thread is in a channel of the guild, by its name; what is
   * `elsewhere` is in a guild that the bot is not in.
   */
  readonly openChannel: (channel: NewChannel) => void;
  /** Changes the bot's permissions in a channel of the guild, by its name, and tells the bot. */
  readonly setBotPermissions: (channel: string, permissions: bigint) => void;
  /** Closes every connection and the port; no timer and no socket is left. Safe to call again. */
  stop(): Promise<void>;
}

export interface NewChannel {
  readonly name: string;
  readonly kind?: ChannelKind;
  readonly in?: string;
  readonly elsewhere?: boolean;
}

/** The local Discord is only for programs on this machine. */
const loopback = '127.0.0.1';

/** Starts a local Discord; resolves when it takes connections. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { port = 0, now = Date.now, botName = 'Beleg', grantedIntents = 0 } = options;
  const server = createServer();
  server.listen(port, loopback);
  await once(server, 'listening');
  const address = `${loopback}:${(server.address() as AddressInfo).port}`;

  const world = createWorld({ now, botName, grantedIntents });
  const watch = createWatch();
  const faults = createFaults();
  const requests: LoggedRequest[] = [];
  const gateway = createGateway(server, world);
  const messages = createMessageService(world, gateway, now, watch.notify);
  const interactions = createInteractionService(world, gateway, messages, now, watch.notify);
  server.on(
    'request',
    createRestListener({
      routes: allRoutes,
      context: {
        world,
        messages,
        interactions,
        gatewayUrl: `ws://${address}`,
        notify: watch.notify,
      },
      faults,
      now,
      log(request) {
        requests.push(request);
        watch.notify({ kind: 'requested', request });
      },
    }),
  );

  const channelCalled = (name: string): Channel => {
    const channels = [...world.channels.values()];
    const channel = channels.find((one) => one.guildId !== undefined && one.name === name);
    if (channel === undefined) throw new Error(`there is no channel “${name}”`);
    return channel;
  };

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    watch.end();
    gateway.close();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    ...createPeople(world, messages, interactions, watch.waitFor),
    rateLimit: faults.rateLimit,
    failNext: faults.failNext,
    slowDown: faults.slowDown,
    subscribe: watch.subscribe,
    waitFor: watch.waitFor,
    dropSockets: gateway.dropSockets,
    askToReconnect: gateway.askToReconnect,
    forgetSessions: gateway.forgetSessions,
    counts: gateway.counts,
    get connected() {
      return gateway.connected;
    },
    openChannel({ name, kind = 'text', in: parent, elsewhere = false }) {
      const channel: Channel = {
        id: world.nextId(),
        name,
        kind,
        ...(parent === undefined ? {} : { parentId: channelCalled(parent).id }),
        guildId: elsewhere ? world.nextId() : world.guild.id,
        recipients: [],
        botPermissions: everyonePermissions,
      };
      world.channels.set(channel.id, channel);
      if (elsewhere) return;
      const event = kind === 'thread' ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
      gateway.dispatch(event, () => channelToApi(channel, world), intents.guilds);
    },
    setBotPermissions(name, permissions) {
      const channel = channelCalled(name);
      channel.botPermissions = permissions;
      gateway.dispatch('CHANNEL_UPDATE', () => channelToApi(channel, world), intents.guilds);
    },
    apiUrl: `http://${address}/api`,
    token: world.token,
    world,
    requests,
    stop: () => (stopped ??= stop()),
  };
}
