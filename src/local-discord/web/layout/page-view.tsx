import { channelSign } from './channel-sign.js';
import { Composer } from '../composer/composer.js';
import { GearIcon, MenuIcon } from './icons.js';
import { MessageList } from '../chat/message-list.js';
import { ModalDialog } from '../chat/modal-dialog.js';
import { InspectorPanel } from '../inspector/inspector-panel.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { ServerRail } from './server-rail.js';
import { Sidebar } from './sidebar.js';
import { h, type VNode } from '../vendor/preact.js';

interface PageViewProps {
  readonly state: PageState;
  readonly controller: PageController;
}

/** The whole page. */
export function PageView({ state, controller }: PageViewProps): VNode {
  const { snapshot, settings, panel, isConnected, modal } = state;
  const texts = selectTexts(settings.locale);
  const channel = snapshot?.channels.find(({ key }) => key === state.channel);
  if (snapshot === undefined || channel === undefined) {
    return (
      <p class="connecting" role="status">
        {texts.connecting}
      </p>
    );
  }
  const toggle = (wanted: 'channels' | 'inspector'): void => {
    controller.openPanel(panel === wanted ? 'none' : wanted);
  };
  return (
    <div
      class={`page panel-${panel}`}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) controller.openPanel('none');
      }}
    >
      <ServerRail snapshot={snapshot} state={state} controller={controller} />
      <section class="sidebar" id="sidebar" aria-labelledby="server-title">
        <Sidebar snapshot={snapshot} state={state} controller={controller} />
      </section>
      <main class="chat">
        <header class="chat-header">
          <button
            type="button"
            id="open-channels"
            class="open-channels"
            aria-label={texts.openChannels}
            aria-expanded={panel === 'channels'}
            aria-controls="sidebar"
            onClick={() => toggle('channels')}
          >
            <MenuIcon />
          </button>
          <h2>
            <span class="hash">{channelSign(channel)}</span> {channel.name}
          </h2>
          {snapshot.hasInspector ? (
            <button
              type="button"
              id="open-inspector"
              class="open-inspector"
              aria-expanded={panel === 'inspector'}
              aria-controls="inspector"
              onClick={() => toggle('inspector')}
            >
              <GearIcon /> <span>{texts.inspector}</span>
            </button>
          ) : null}
        </header>
        {isConnected ? null : (
          <p class="offline" role="alert">
            {texts.notices.lost}
          </p>
        )}
        <MessageList
          key={channel.key}
          channel={channel}
          messages={snapshot.messages.filter((message) => message.channel === channel.key)}
          state={state}
          controller={controller}
        />
        <Composer channel={channel} state={state} controller={controller} />
      </main>
      {panel === 'inspector' ? <InspectorPanel state={state} controller={controller} /> : null}
      {modal === undefined ? null : (
        <ModalDialog
          key={modal.interaction}
          modal={modal}
          settings={settings}
          controller={controller}
        />
      )}
    </div>
  );
}
