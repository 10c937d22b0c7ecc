import type { ChannelView } from '../../page-server/page-protocol.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';

/** The props that every input of the composer needs. */
export interface ComposerProps {
  readonly channel: ChannelView;
  readonly state: PageState;
  readonly controller: PageController;
}
