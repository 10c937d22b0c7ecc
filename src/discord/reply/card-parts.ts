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
import { cutText } from '../../messages/cut-text.js';
import { type ComponentAction, encodeCustomId } from './custom-id.js';

/** @param content Markdown; not empty */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

/** @param components not empty */
export function container(components: readonly APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, components: [...components] };
}

/** A button that does something; `undefined` when what it does is too long for a `custom_id`. */
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

/** Thumbs up and down for an answer that the store knows; none for one that it does not. */
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
    custom_id: encodeCustomId(action) ?? '',
  };
}

/** A row of the buttons there are, the first five; no row without any. */
export function buttonRow(
  buttons: readonly (APIButtonComponent | undefined)[],
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const components = buttons.filter((button) => button !== undefined).slice(0, buttonsPerRow);
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

/** A button that opens an address; `undefined` when Discord would not take the address. */
export function linkButton(label: string, url: string): APIButtonComponentWithURL | undefined {
  const target = parseLinkTarget(url);
  if (target === undefined || target.length > linkUrlLength) return undefined;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: cutText(label, buttonLabelLength),
    url: target,
  };
}

/** An http(s) address in the form browsers send, without blanks or brackets; else `undefined`. */
export function parseLinkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:'
    ? href.replace(/[<>\s]/g, encodeURIComponent)
    : undefined;
}
