import { type APIMessageComponent, ComponentType } from 'discord.js';

/** Lists the Markdown of all text displays inside a component, in order. */
export function readTexts(component: APIMessageComponent): readonly string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Section:
    case ComponentType.Container:
      return component.components.flatMap((inner: APIMessageComponent) => readTexts(inner));
    default:
      return [];
  }
}
