import type { MessageView } from '../../src/local-discord/page-server/views/message-view.js';

/** A message of Beleg in `allgemein`, without a text, unless told otherwise. */
export function buildMessage(id: string, changes: Partial<MessageView> = {}): MessageView {
  return {
    id,
    channel: 'allgemein',
    author: { name: 'Beleg', isBot: true },
    at: 0,
    isEdited: false,
    content: [],
    components: [],
    files: [],
    isEphemeral: false,
    isWaiting: false,
    isPing: false,
    isOwn: false,
    hasExplanation: false,
    ...changes,
  };
}
