import type { ChannelView } from '../../page-server/page-protocol.js';
import { channelSign } from '../layout/channel-sign.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { h, type VNode } from '../vendor/preact.js';

/** So many of the bot's commands are named; the message box has all. */
const shownCommands = 3;

/** Renders what is shown above a channel's first message. */
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
  const { kind, name: place } = channel;
  return (
    <div class="channel-start">
      {kind === 'direct' ? (
        <img class="start-sign" src="icon.svg" alt="" />
      ) : (
        <span class="start-sign" aria-hidden="true">
          {channelSign(channel)}
        </span>
      )}
      <h2>{kind === 'guild' ? texts.welcome(place) : place}</h2>
      <p>{texts.start[kind](place, state.snapshot?.bot.name ?? '')}</p>
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
