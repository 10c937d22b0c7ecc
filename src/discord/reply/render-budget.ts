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

/** UTF-8 spends at most so many bytes on a UTF-16 code unit (four on a pair of them). */
const bytesPerCodeUnit = 3;

/**
 * UTF-16 code units over all text displays of a message, so that neither the documented limit of
 * characters nor the undocumented one of bytes can be passed, whatever the script.
 */
export const cardTextLength = Math.min(
  textDisplaysTotalLength,
  Math.floor(textDisplaysTotalBytes / bytesPerCodeUnit),
);

/** What a message spends of what Discord allows. */
export interface RenderCost {
  readonly components: number;
  readonly textLength: number;
  readonly textBytes: number;
}

/** One limit of Discord's that a message does not keep. */
export interface BudgetProblem {
  readonly what: string;
  readonly actual: number;
  readonly limit: number;
}

type Component = APIMessageTopLevelComponent | NestedComponent;
type NestedComponent = NonNullable<ReturnType<typeof childrenOf>>[number];

/** Everything directly inside a component, accessories included. */
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

/** Every component of a message, nested ones after the one they are in. */
function flatten(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => [
    component,
    ...flatten(childrenOf(component as APIMessageTopLevelComponent)),
  ]);
}

/** What a card costs, counted as Discord counts. */
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

/** Every limit a card does not keep; empty when Discord will take it. */
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

/** Every limit a plain message does not keep. */
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

/** What one component spends by itself. */
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
    case ComponentType.ActionRow: {
      const buttons = component.components.filter(({ type }) => type === ComponentType.Button);
      return [
        ['buttons in a row', buttons.length, buttonsPerRow],
        ['empty row', component.components.length === 0 ? 1 : 0, 0],
      ];
    }
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
