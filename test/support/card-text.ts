import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';

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

/** The custom ids of all buttons of a card, by their labels or emoji. */
export function readButtons(card: readonly unknown[]): Readonly<Record<string, string>> {
  const buttons = (card as APIMessageTopLevelComponent[]).flatMap(
    (component): [string, string][] => {
      switch (component.type) {
        case ComponentType.Container:
          return Object.entries(readButtons(component.components));
        case ComponentType.ActionRow:
          return Object.entries(readButtons(component.components));
        case ComponentType.Section:
          return Object.entries(readButtons([component.accessory]));
        default: {
          const button = component as unknown as Partial<APIButtonComponentWithCustomId>;
          const label = button.label ?? button.emoji?.name;
          return label === undefined || button.custom_id === undefined
            ? []
            : [[label, button.custom_id]];
        }
      }
    },
  );
  return Object.fromEntries(buttons);
}
