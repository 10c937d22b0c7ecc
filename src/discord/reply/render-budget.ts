import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';

import {
  buttonLabelLength,
  buttonsPerRow,
  componentsTotal,
  customIdLength,
  linkUrlLength,
  messageContentLength,
  sectionTexts,
  selectOptionDescriptionLength,
  selectOptionLabelLength,
  selectOptions,
  selectOptionValueLength,
  selectPlaceholderLength,
  textDisplaysTotalBytes,
  textDisplaysTotalLength,
} from './discord-limits.js';

/** Maximum number of UTF-8 bytes per UTF-16 code unit; a surrogate pair takes four for both. */
const bytesPerCodeUnit = 3;

/**
 * Budget for all text displays of a message in UTF-16 code units. Texts within it exceed neither the
 * documented limit of characters nor the undocumented one of bytes, in any script.
 */
export const cardTextLength = Math.min(
  textDisplaysTotalLength,
  Math.floor(textDisplaysTotalBytes / bytesPerCodeUnit),
);

/** How much of each limit a message uses. */
export interface RenderCost {
  readonly components: number;
  readonly textLength: number;
  readonly textBytes: number;
}

/** A limit that a message exceeds. */
export interface BudgetProblem {
  readonly what: string;
  readonly actual: number;
  readonly limit: number;
}

type Component = APIMessageTopLevelComponent | NestedComponent;
type NestedComponent = NonNullable<ReturnType<typeof childrenOf>>[number];

/** The direct children of a component, including accessories. */
function childrenOf(component: APIMessageTopLevelComponent) {
  switch (component.type) {
    case ComponentType.Container:
    case ComponentType.ActionRow:
      return component.components;
    case ComponentType.Section:
      return [...component.components, component.accessory];
    default:
      return [];
  }
}

/** All components of a message; nested ones follow their parent. */
function flatten(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => [
    component,
    ...flatten(childrenOf(component as APIMessageTopLevelComponent)),
  ]);
}

/** Measures a card the way Discord counts. */
export function measureCard(card: readonly APIMessageTopLevelComponent[]): RenderCost {
  const all = flatten(card);
  const texts = all.flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
  return {
    components: all.length,
    textLength: texts.reduce((sum, text) => sum + text.length, 0),
    textBytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0),
  };
}

/** Lists the limits that a card exceeds; empty when Discord will accept it. */
export function findCardProblems(
  card: readonly APIMessageTopLevelComponent[],
): readonly BudgetProblem[] {
  const cost = measureCard(card);
  const all = flatten(card);
  const customIds = all.flatMap((component) =>
    'custom_id' in component ? [component.custom_id] : [],
  );
  return keepExceeded([
    ['components', cost.components, componentsTotal],
    ['text length', cost.textLength, textDisplaysTotalLength],
    ['text bytes', cost.textBytes, textDisplaysTotalBytes],
    ['empty card', card.length === 0 ? 1 : 0, 0],
    ['repeated custom ids', customIds.length - new Set(customIds).size, 0],
    ...all.flatMap(listSpending),
  ]);
}

/** Lists the limits that a plain message exceeds. */
export function findTextProblems(text: string): readonly BudgetProblem[] {
  return keepExceeded([
    ['message length', text.length, messageContentLength],
    ['empty message', text.trim() === '' ? 1 : 0, 0],
  ]);
}

type Spending = readonly [what: string, actual: number, limit: number];

function keepExceeded(spendings: readonly Spending[]): readonly BudgetProblem[] {
  return spendings
    .filter(([, actual, limit]) => actual > limit)
    .map(([what, actual, limit]) => ({ what, actual, limit }));
}

/** The limits that apply to a single component. */
function listSpending(component: Component): readonly Spending[] {
  const customId: readonly Spending[] =
    'custom_id' in component
      ? [
          ['custom_id length', component.custom_id.length, customIdLength],
          ['empty custom_id', component.custom_id === '' ? 1 : 0, 0],
        ]
      : [];
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [['empty text display', component.content.trim() === '' ? 1 : 0, 0]];
    case ComponentType.Section:
      return [['texts in a section', component.components.length, sectionTexts]];
    case ComponentType.ActionRow:
      return [
        // A menu fills its row, so only buttons can be too many.
        ['buttons in a row', component.components.length, buttonsPerRow],
        ['empty row', component.components.length === 0 ? 1 : 0, 0],
      ];
    case ComponentType.Button:
      return [
        ...customId,
        [
          'button label length',
          'label' in component ? component.label.length : 0,
          buttonLabelLength,
        ],
        ['link length', 'url' in component ? component.url.length : 0, linkUrlLength],
      ];
    case ComponentType.StringSelect:
      return [
        ...customId,
        ['placeholder length', component.placeholder?.length ?? 0, selectPlaceholderLength],
        ['options', component.options.length, selectOptions],
        ...component.options.flatMap((option): readonly Spending[] => [
          ['option label length', option.label.length, selectOptionLabelLength],
          ['option value length', option.value.length, selectOptionValueLength],
          [
            'option description length',
            option.description?.length ?? 0,
            selectOptionDescriptionLength,
          ],
        ]),
      ];
    default:
      return customId;
  }
}
