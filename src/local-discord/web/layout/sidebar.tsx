import type { ChannelView, PersonKey, Snapshot } from '../../page-server/page-protocol.js';
import { Avatar } from './avatar.js';
import { channelSign } from './channel-sign.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState, Settings } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { Fragment, h, type VNode } from '../vendor/preact.js';

interface SidebarProps {
  readonly snapshot: Snapshot;
  readonly state: PageState;
  readonly controller: PageController;
}

/** The server's channels, the direct message, and who the person is. */
export function Sidebar({ snapshot, state, controller }: SidebarProps): VNode {
  const { settings, channel, unread } = state;
  const texts = selectTexts(settings.locale);
  const isGuild = ({ kind }: ChannelView): boolean => kind === 'guild';
  const link = (one: ChannelView): VNode => (
    <li key={one.key}>
      <button
        type="button"
        class={unread.has(one.key) ? 'channel unread' : 'channel'}
        aria-current={one.key === channel ? 'page' : undefined}
        onClick={() => controller.openChannel(one.key)}
      >
        {isGuild(one) ? (
          <span class="hash" aria-hidden="true">
            {channelSign(one)}
          </span>
        ) : (
          <Avatar name={one.name} isBot={one.kind === 'direct'} />
        )}
        {one.name}
        {unread.has(one.key) ? <span class="unseen">, {texts.newMessages}</span> : null}
      </button>
    </li>
  );
  return (
    <Fragment>
      <h1 class="server" id="server-title" tabIndex={-1}>
        {snapshot.server}
      </h1>
      <nav aria-label={texts.channels}>
        <h2>{texts.textChannels}</h2>
        <ul>{snapshot.channels.filter(isGuild).map(link)}</ul>
        <h2>{texts.directMessages}</h2>
        <ul>{snapshot.channels.filter((one) => !isGuild(one)).map(link)}</ul>
      </nav>
      <SettingsBox snapshot={snapshot} settings={settings} controller={controller} />
    </Fragment>
  );
}

interface SettingsBoxProps {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly controller: PageController;
}

function SettingsBox({ snapshot, settings, controller }: SettingsBoxProps): VNode {
  const texts = selectTexts(settings.locale);
  const { as, locale, theme } = settings;
  return (
    <div class="settings">
      <fieldset class="people">
        <legend>{texts.you}</legend>
        {snapshot.people.map(({ key, name }) => (
          <label key={key} class={key === as ? 'chosen' : ''}>
            <input
              type="radio"
              name="person"
              value={key}
              checked={key === as}
              onChange={() => controller.changeSettings({ as: key satisfies PersonKey })}
            />
            <Avatar name={name} isBot={false} />
            <span class="person-name">{name}</span>
            <span class="person-role">{texts.roles[key]}</span>
          </label>
        ))}
      </fieldset>
      <div class="switches">
        <Switch
          legend={texts.language}
          name="locale"
          value={locale}
          choices={[
            ['de', 'Deutsch'],
            ['en-US', 'English'],
          ]}
          onChange={(value) => controller.changeSettings({ locale: value })}
        />
        <Switch
          legend={texts.theme}
          name="theme"
          value={theme}
          choices={[
            ['dark', texts.dark],
            ['light', texts.light],
          ]}
          onChange={(value) => controller.changeSettings({ theme: value })}
        />
      </div>
    </div>
  );
}

interface SwitchProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

function Switch<Value extends string>(props: SwitchProps<Value>): VNode {
  return (
    <fieldset class="switch">
      <legend class="unseen">{props.legend}</legend>
      {props.choices.map(([value, label]) => (
        <label key={value} class={value === props.value ? 'chosen' : ''}>
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
