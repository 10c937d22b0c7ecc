import {
  type APIButtonComponentWithURL,
  type APITextDisplayComponent,
  type APISeparatorComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

import { buttonLabelLength, linkUrlLength } from '../discord-limits.js';
import { cutText } from '../messages/cut-text.js';

/** @param content Markdown; not empty */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator };
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
