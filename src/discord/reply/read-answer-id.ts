import { type APIMessageComponent, ComponentType, type Message } from 'discord.js';

import { parseCustomId } from './custom-id.js';

/** The store's id of the answer in a message, read from its rating buttons; `undefined` without them. */
export function readAnswerId(message: Pick<Message, 'components'>): string | undefined {
  return message.components
    .flatMap((component) => listButtonIds(component.toJSON()))
    .map(parseCustomId)
    .flatMap((action) => (action?.kind === 'up' ? [action.answer] : []))[0];
}

function listButtonIds(component: APIMessageComponent): readonly string[] {
  switch (component.type) {
    case ComponentType.Button:
      return 'custom_id' in component ? [component.custom_id] : [];
    case ComponentType.ActionRow:
    case ComponentType.Container:
      return component.components.flatMap((inner: APIMessageComponent) => listButtonIds(inner));
    default:
      return [];
  }
}
