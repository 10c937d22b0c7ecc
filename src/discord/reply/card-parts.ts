import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  type APISeparatorComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

import { buttonLabelLength, buttonsPerRow, linkUrlLength } from './discord-limits.js';
import { ensure } from '../../core/ensure.js';
import { cutText } from '../../messages/cut-text.js';
import { type ComponentAction, encodeCustomId } from './custom-id.js';

/** @param content Markdown; must not be empty */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

/** @param components must not be empty */
export function container(components: readonly APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, components: [...components] };
}

/** A button that triggers an action; `undefined` when the action does not fit into a `custom_id`. */
export function actionButton(
  label: string,
  action: ComponentAction,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId | undefined {
  const customId = encodeCustomId(action);
  if (customId === undefined) return undefined;
  return {
    type: ComponentType.Button,
    style,
    label: cutText(label, buttonLabelLength),
    custom_id: customId,
  };
}

/**
 * The buttons that rate an answer.
 *
 * @param answer the id of the answer in the store; without one there are no buttons
 */
export function thumbButtons(
  answer: string | undefined,
): readonly APIButtonComponentWithCustomId[] {
  if (answer === undefined) return [];
  return [thumbButton('👍', { kind: 'up', answer }), thumbButton('👎', { kind: 'down', answer })];
}

function thumbButton(
  emoji: string,
  action: ComponentAction & { readonly kind: 'up' | 'down' },
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    custom_id: ensure(encodeCustomId(action), action.kind),
  };
}

/** A row of the first five buttons that are defined; no row when there are none. */
export function buttonRow(
  buttons: readonly (APIButtonComponent | undefined)[],
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const components = buttons.filter((button) => button !== undefined).slice(0, buttonsPerRow);
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/**
 * A button that opens an address, without its fragment if it would be too long with it; `undefined` when
 * Discord would not accept the address.
 */
export function linkButton(label: string, url: string): APIButtonComponentWithURL | undefined {
  const target = parseLinkTarget(url);
  if (target === undefined) return undefined;
  const accepted = [target, target.replace(/#.*$/, '')].find(
    ({ length }) => length <= linkUrlLength,
  );
  if (accepted === undefined) return undefined;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: cutText(label, buttonLabelLength),
    url: accepted,
  };
}

/** A normalised http(s) address without spaces and angle brackets; `undefined` for anything else. */
export function parseLinkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:'
    ? href.replace(/[<>\s]/g, encodeURIComponent)
    : undefined;
}
