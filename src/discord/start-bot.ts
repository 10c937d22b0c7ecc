import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Partials,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';

import { answerEvents } from './answer-events.js';
import { type BotOptions, createBotContext } from './create-bot-context.js';
import { DiscordStartError } from './discord-start-error.js';
import { explainClose, explainStartFailure } from './explain-start-failure.js';
import { registerCommands } from './register-commands.js';
import { noMentions } from './respond/send-reply.js';

export interface StartBotOptions extends BotOptions {
  readonly token: string;
  /** Another API server than Discord's, without the version; its gateway is used as well. */
  readonly apiUrl?: string | undefined;
  /** How long connecting may take, in milliseconds. Default: 30,000. */
  readonly startTimeoutMs?: number;
}

export interface Bot {
  /** The bot's name on Discord. */
  readonly name: string;
  /** Resolves with the reason when Discord closes the connection for good; never while it can reconnect. */
  readonly ended: Promise<DiscordStartError>;
  /** Disconnects after the answers under way have been sent. May be called more than once. */
  stop(): Promise<void>;
}

const defaultStartTimeoutMs = 30_000;

/** How long `stop` waits for answers under way. Process managers kill after about ten seconds. */
const stopTimeoutMs = 3_500;

/**
 * Connects to Discord, registers the commands when they have changed, and answers until it is
 * stopped. discord.js reconnects by itself after a dropped connection.
 *
 * @throws DiscordStartError when the connection cannot be made
 */
export async function startBot(options: StartBotOptions): Promise<Bot> {
  const { logger, token, apiUrl } = options;
  const context = createBotContext(options);
  let starting = true;
  const client = new Client(clientOptions(apiUrl, () => starting));
  const events = answerEvents(client, context);
  logConnection(client, logger);
  const ended = watchEnd(client);

  try {
    await connect(client, token, ended, options.startTimeoutMs ?? defaultStartTimeoutMs);
  } catch (error) {
    await client.destroy();
    throw explainStartFailure(error);
  }
  starting = false;
  if (options.allowedGuildIds === undefined && client.guilds.cache.size > 1) {
    logger.warn(
      'ALLOWED_GUILD_IDS is not set: every server that adds the bot can read all documents',
    );
  }
  // Builds the suggestions now, so that the first keystroke need not wait. It tries again on failure.
  context.catalogue.get().catch((error: unknown) => logger.warn({ err: error }, 'no suggestions'));
  await registerQuietly(options);
  return {
    name: client.user?.username ?? '',
    ended,
    stop: async () => {
      await withTimeout(events.stop(), stopTimeoutMs).catch(() => undefined);
      // Destroying the client closes its connections, which must not be logged as a reconnect.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}

/**
 * No privileged intents. Without the channel partial discord.js emits no direct messages. As many shards
 * as Discord recommends.
 *
 * While the bot starts, a rate limit is an error: discord.js would wait for as long as Discord demands,
 * which can be hours, and keep the process alive meanwhile.
 */
export function clientOptions(
  apiUrl: string | undefined,
  isStarting: () => boolean,
): ClientOptions {
  return {
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: noMentions,
    shards: 'auto',
    rest: {
      rejectOnRateLimit: ({ route }) => isStarting() && route.startsWith(Routes.gateway()),
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
    },
  };
}

/** Logs in and waits until the client is ready. Rejects when Discord closes it or time runs out. */
async function connect(
  client: Client,
  token: string,
  ended: Promise<DiscordStartError>,
  timeoutMs: number,
): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  const refused = ended.then((reason) => {
    throw reason;
  });
  refused.catch(() => undefined);
  await withTimeout(Promise.race([Promise.all([client.login(token), ready]), refused]), timeoutMs);
}

/** Registers the commands; a failure is only logged, since those registered earlier still work. */
async function registerQuietly({ token, apiUrl, logger }: StartBotOptions): Promise<void> {
  try {
    const { changed } = await registerCommands({ token, apiUrl });
    logger.info(changed ? 'commands registered' : 'commands are up to date');
  } catch (error) {
    logger.error({ err: error }, 'the commands could not be registered');
  }
}

function watchEnd(client: Client): Promise<DiscordStartError> {
  return new Promise((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(explainClose(code)));
    client.once(Events.Invalidated, () => resolve(new DiscordStartError('bad-token')));
  });
}

/** Logs connection events. Without an error listener, an error would end the process. */
function logConnection(client: Client, logger: Logger): void {
  client.on(Events.Error, (error) => logger.error({ err: error }, 'discord.js reported an error'));
  client.on(Events.Warn, (warning) => logger.warn({ warning }, 'discord.js warned'));
  client.on(Events.ShardError, (error, shard) =>
    logger.warn({ err: error, shard }, 'connection error'),
  );
  client.on(Events.ShardReconnecting, (shard) => logger.info({ shard }, 'reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => logger.info({ shard, replayed }, 'resumed'));
}

async function withTimeout<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DiscordStartError('no-network')), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
