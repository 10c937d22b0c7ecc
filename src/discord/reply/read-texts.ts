import { type APIMessageComponent, ComponentType } from 'discord.js';

/** The Markdown of all texts of a component, in order. */
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
