import { channelSign } from './layout/channel-sign.js';
import { createController } from './state/page-controller.js';
import { PageView } from './layout/page-view.js';
import type { PageState } from './state/page-state.js';
import { keepSettings, loadSettings, saveSettings } from './state/settings.js';
import { h, render } from './vendor/preact.js';

const page = document.getElementById('page');
if (page === null) throw new Error('the page has no place to be shown in');

const settings = loadSettings();
keepSettings(settings);
createController(
  settings,
  (state, controller) => {
    const { locale, theme } = state.settings;
    document.documentElement.lang = locale.slice(0, 2);
    document.documentElement.dataset.theme = theme;
    document.title = titleOf(state);
    render(<PageView state={state} controller={controller} />, page);
  },
  saveSettings,
);

function titleOf({ snapshot, channel, unread }: PageState): string {
  const shown = snapshot?.channels.find(({ key }) => key === channel);
  if (snapshot === undefined || shown === undefined) return 'Beleg';
  return `${unread.size === 0 ? '' : '• '}${channelSign(shown)}${shown.name} | ${snapshot.server}`;
}
