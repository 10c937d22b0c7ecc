import type { BotRequest } from '@beleg/local-discord/page';

import { parseCustomId } from '../discord/reply/custom-id.js';

export interface AskedQuestion {
  readonly question: string;
  /** The document that the question was narrowed to, as the person named it. */
  readonly document?: string;
}

/** The question that a request to the bot asks; `undefined` when it asks none. */
export function readQuestion(request: BotRequest): AskedQuestion | undefined {
  switch (request.kind) {
    case 'message':
    case 'message-command':
      return { question: request.text };
    case 'button': {
      // A button may ask a question of its own, such as a corrected one.
      const action = parseCustomId(request.customId);
      return action?.kind === 'question' ? { question: action.question } : undefined;
    }
    case 'command': {
      const { question, document } = request.options;
      if (typeof question !== 'string') return undefined;
      return { question, ...(typeof document === 'string' ? { document } : {}) };
    }
  }
}
