import { isDeepStrictEqual } from 'node:util';

import type { StoredMessage } from './simulated-people.js';
import { readValues, type SimulatedCorpus } from './simulated-corpus.js';

/** Returns all texts of a message. */
export function readText(message: Pick<StoredMessage, 'content' | 'components'>): string {
  const texts: string[] = [message.content];
  const visit = (component: unknown): void => {
    if (Array.isArray(component)) component.forEach(visit);
    else if (typeof component === 'object' && component !== null) {
      const { content, components, accessory } = component as Record<string, unknown>;
      if (typeof content === 'string') texts.push(content);
      visit(components);
      visit(accessory);
    }
  };
  visit(message.components);
  return texts.join('\n');
}

/** Returns what is wrong with a message of the bot, whatever it answers; empty when nothing is. */
export function checkMessage(message: StoredMessage, corpus: SimulatedCorpus): string[] {
  const problems: string[] = [];
  const { users, roles, everyone } = message.pings;
  if (users.length > 0 || roles.length > 0 || everyone) problems.push('it pings someone');
  for (const [sheet, values] of readValues(readText(message))) {
    if (values.size > 1) problems.push(`it mixes versions ${[...values].join(', ')} of ${sheet}`);
    for (const value of values) {
      if (!corpus.had(sheet, value)) problems.push(`document ${sheet} never had ${value}`);
    }
  }
  return problems;
}

/** Describes how the answers of two indexes differ; `undefined` when they are the same. */
export function describeDifference(
  question: string,
  answer: unknown,
  expected: unknown,
): string | undefined {
  if (isDeepStrictEqual(answer, expected)) return undefined;
  return `${question}: ${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`;
}
