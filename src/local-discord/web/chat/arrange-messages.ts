import type { MessageView } from '../../page-server/views/message-view.js';

/** A message, with what is shown above it. */
export interface ArrangedMessage {
  readonly message: MessageView;
  /** Whether it is shown under the name of the message before. */
  readonly isCompact: boolean;
  /** It is the first one of its day. */
  readonly isFirstOfDay: boolean;
  /** The person has not seen it yet, nor what follows. */
  readonly isFirstNew: boolean;
}

/** Messages of one author within this time, in milliseconds, stand under one name. */
const togetherMs = 7 * 60_000;

/**
 * Puts the messages of a channel, oldest first, into groups and days.
 *
 * @param firstNew id of the first message that the person has not seen
 */
export function arrangeMessages(
  messages: readonly MessageView[],
  firstNew?: string,
): readonly ArrangedMessage[] {
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const isFirstOfDay = before === undefined || dayOf(before) !== dayOf(message);
    const isFirstNew = message.id === firstNew;
    const isCompact = !isFirstOfDay && !isFirstNew && isTogether(before, message);
    return { message, isCompact, isFirstOfDay, isFirstNew };
  });
}

function isTogether(before: MessageView, message: MessageView): boolean {
  if (message.usedBy !== undefined || message.repliesTo !== undefined) return false;
  const sameAuthor = before.author.name === message.author.name;
  const samePrivacy = before.isEphemeral === message.isEphemeral;
  return sameAuthor && samePrivacy && message.at - before.at < togetherMs;
}

/** As the person's own clock has it. */
function dayOf({ at }: MessageView): string {
  return new Date(at).toDateString();
}
