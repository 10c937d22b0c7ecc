import type { MessageView } from '../../page-server/views/message-view.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';

/** A message, and what it is shown with. */
export interface MessageItemProps {
  readonly message: MessageView;
  /** It follows one of the same author, and is shown without their name. */
  readonly isCompact: boolean;
  readonly messageCommands: readonly string[];
  readonly state: PageState;
  readonly controller: PageController;
}
