import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';

/** The Markdown of all text displays of a card, in order, one a line. */
export function readCardText(card: readonly unknown[]): string {
  return (card as APIMessageTopLevelComponent[])
    .flatMap((component): string[] => {
      switch (component.type) {
        case ComponentType.TextDisplay:
          return [component.content];
        case ComponentType.Container:
        case ComponentType.Section:
          return [readCardText(component.components)];
        default:
          return [];
      }
    })
    .join('\n');
}
