import type { ChannelView } from '../preview/page-server/page-protocol.js';
import type { PageController } from './page-controller.js';
import type { PageState } from './page-state.js';
import { selectTexts } from './select-texts.js';
import { h, type VNode } from './vendor/preact.js';

/** So many of the bot's commands are named; the message box has all. */
const shownCommands = 3;

/** What stands above a channel's first message. */
export function ChannelStart({
  channel,
  state,
  controller,
}: {
  channel: ChannelView;
  state: PageState;
  controller: PageController;
}): VNode {
  const texts = selectTexts(state.settings.locale);
  const isDirect = channel.key === 'dm';
  return (
    <div class="channel-start">
      {isDirect ? (
        <img class="start-sign" src="icon.svg" alt="" />
      ) : (
        <span class="start-sign" aria-hidden="true">
          #
        </span>
      )}
      <h2>{isDirect ? texts.welcomeDirect(channel.name) : texts.welcome(channel.name)}</h2>
      <p>{isDirect ? texts.directStart(channel.name) : texts.channelStart(channel.name)}</p>
      <p class="try">
        <span>{texts.tryThis}</span>
        {channel.commands.slice(0, shownCommands).map(({ name, description }) => (
          <button
            key={name}
            type="button"
            class="mention"
            title={description}
            onClick={() => controller.set({ command: { name, first: '' } })}
          >
            /{name}
          </button>
        ))}
      </p>
    </div>
  );
}
