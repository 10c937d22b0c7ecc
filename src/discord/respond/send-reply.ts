import {
  type APIMessageTopLevelComponent,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  type MessageMentionOptions,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';

import { findCardProblems } from '../reply/render-budget.js';
import type { Reply, ReplyFile } from '../reply/reply.js';

/** No message pings anyone, not even the person it replies to. */
export const noMentions: MessageMentionOptions = { parse: [], repliedUser: false };

/** A message in one of its two forms, as discord.js accepts it. */
export interface ReplyPayload {
  readonly flags: readonly (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds)[];
  readonly allowedMentions: MessageMentionOptions;
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly content?: string;
  readonly files?: readonly { readonly name: string; readonly attachment: Buffer }[];
}

/**
 * Sends a reply as a card and, where Discord does not take the card, as plain text. A card over
 * Discord's limits is a bug of Beleg's: it is logged and goes as text at once.
 *
 * @param send one call of discord.js, with the payload's fields spread into its options
 * @throws what `send` throws for the text, or for any other reason than the card's form
 */
export async function sendReply<Result>(
  reply: Reply,
  send: (payload: ReplyPayload) => Promise<Result>,
  logger: Logger,
): Promise<Result> {
  const problems = findCardProblems(reply.card);
  if (problems.length > 0) {
    logger.error({ problems }, 'a card is over the limits of Discord');
    return send(textPayload(reply));
  }
  try {
    return await send(cardPayload(reply));
  } catch (error) {
    if (!isRefusedForm(error)) throw error;
    logger.error({ err: error }, 'Discord refused a card');
    return send(textPayload(reply));
  }
}

function cardPayload({ card, file }: Reply): ReplyPayload {
  return {
    components: card,
    flags: [MessageFlags.IsComponentsV2],
    allowedMentions: noMentions,
    ...attach(file),
  };
}

/** Addresses in the text stay addresses: no preview is drawn. */
function textPayload({ text, file }: Reply): ReplyPayload {
  return {
    content: text,
    flags: [MessageFlags.SuppressEmbeds],
    allowedMentions: noMentions,
    ...attach(file),
  };
}

function attach(file: ReplyFile | undefined): Pick<ReplyPayload, 'files'> {
  return file === undefined ? {} : { files: [{ name: file.name, attachment: file.content }] };
}

/** Whether Discord refused the content, or failed on it with a 500, as it does on too many bytes. */
function isRefusedForm(error: unknown): boolean {
  if (error instanceof DiscordAPIError)
    return error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;
  return error instanceof HTTPError && error.status === 500;
}
