import {
  type APIMessageTopLevelComponent,
  ComponentType,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  type MessageMentionOptions,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';

import { textDisplay } from '../reply/card-parts.js';
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

/** How a reply is sent when Discord refuses its card. */
export interface SendReplyOptions {
  /**
   * `text` for a new message. `card`, a card with nothing but the text, for an edit: a message that has
   * once been sent with Components V2 does not accept plain text any more.
   */
  readonly fallback: 'text' | 'card';
}

/**
 * Sends a reply as a card. When Discord refuses the card, the text of the reply is sent instead. A card
 * that exceeds Discord's limits is a bug: it is logged, and the text is sent at once.
 *
 * @param send one call of discord.js with the fields of the payload
 * @throws what `send` throws for the fallback, or for any reason other than the form of the card
 */
export async function sendReply<Result>(
  reply: Reply,
  send: (payload: ReplyPayload) => Promise<Result>,
  logger: Logger,
  { fallback }: SendReplyOptions,
): Promise<Result> {
  const sendFallback = () =>
    send(fallback === 'text' ? textPayload(reply) : cardPayload(asPlainCard(reply)));
  const problems = findCardProblems(reply.card);
  if (problems.length > 0) {
    logger.error({ problems }, 'a card exceeds the limits of Discord');
    return sendFallback();
  }
  try {
    return await send(cardPayload(reply));
  } catch (error) {
    if (!isRefusedForm(error)) throw error;
    logger.error({ err: error }, 'Discord refused a card');
    return sendFallback();
  }
}

/** The text of a reply as a card without buttons. A file keeps the component that refers to it. */
function asPlainCard(reply: Reply): Reply {
  const files = reply.card.filter(({ type }) => type === ComponentType.File);
  return { ...reply, card: [textDisplay(reply.text), ...files] };
}

function cardPayload({ card, file }: Reply): ReplyPayload {
  return {
    components: card,
    flags: [MessageFlags.IsComponentsV2],
    allowedMentions: noMentions,
    ...attach(file),
  };
}

/** Plain text; the flag keeps Discord from showing previews of addresses. */
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
