import type { Snapshot } from '../preview/page-server/page-protocol.js';
import type { PageController } from './page-controller.js';
import type { PageState } from './page-state.js';
import { selectTexts } from './select-texts.js';
import { h, type VNode } from './vendor/preact.js';

interface ServerRailProps {
  readonly snapshot: Snapshot;
  readonly state: PageState;
  readonly controller: PageController;
}

/** Discord's outermost column: the direct messages, and the one server. */
export function ServerRail({ snapshot, state, controller }: ServerRailProps): VNode {
  const texts = selectTexts(state.settings.locale);
  const isDirect = state.channel === 'dm';
  const first = snapshot.channels.find(({ key }) => key !== 'dm')?.key ?? state.channel;
  return (
    <nav class="rail" aria-label={texts.servers}>
      <button
        type="button"
        aria-label={texts.directMessages}
        title={texts.directMessages}
        aria-current={isDirect}
        onClick={() => controller.openChannel('dm')}
      >
        <img src="icon.svg" alt="" />
      </button>
      <span class="rail-line" role="presentation" />
      <button
        type="button"
        aria-label={snapshot.server}
        title={snapshot.server}
        aria-current={!isDirect}
        onClick={() => controller.openChannel(isDirect ? first : state.channel)}
      >
        {snapshot.server.slice(0, 1)}
      </button>
    </nav>
  );
}
