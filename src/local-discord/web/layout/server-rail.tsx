import type { Snapshot } from '../../page-server/page-protocol.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { h, type VNode } from '../vendor/preact.js';

interface ServerRailProps {
  readonly snapshot: Snapshot;
  readonly state: PageState;
  readonly controller: PageController;
}

/** Discord's outermost column: the direct messages, and the one server. */
export function ServerRail({ snapshot, state, controller }: ServerRailProps): VNode {
  const texts = selectTexts(state.settings.locale);
  const first = (isGuild: boolean): string =>
    snapshot.channels.find(({ kind }) => (kind === 'guild') === isGuild)?.key ?? state.channel;
  const isInGuild = snapshot.channels.some(
    ({ key, kind }) => key === state.channel && kind === 'guild',
  );
  const open = (isGuild: boolean): void => {
    if (isGuild !== isInGuild) controller.openChannel(first(isGuild));
  };
  return (
    <nav class="rail" aria-label={texts.servers}>
      <button
        type="button"
        aria-label={texts.directMessages}
        title={texts.directMessages}
        aria-current={!isInGuild}
        onClick={() => open(false)}
      >
        <img src="icon.svg" alt="" />
      </button>
      <span class="rail-line" role="presentation" />
      <button
        type="button"
        aria-label={snapshot.server}
        title={snapshot.server}
        aria-current={isInGuild}
        onClick={() => open(true)}
      >
        {snapshot.server.slice(0, 1)}
      </button>
    </nav>
  );
}
