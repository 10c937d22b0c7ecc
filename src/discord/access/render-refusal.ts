import type { Language } from '../../core/analysis/language.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { Refusal } from './create-rate-limiter.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

/** Says that a question is not answered now, and when it can be asked again. */
export function renderRefusal(refusal: Refusal, language: Language): Reply {
  const messages = selectMessages(language);
  if (refusal.kind === 'busy') return renderNotice(messages.problem.busy);
  return renderNotice(messages.askAgainIn[refusal.who](refusal.waitMs));
}
