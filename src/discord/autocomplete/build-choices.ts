import {
  autocompleteChoices,
  autocompleteNameLength,
  autocompleteValueLength,
} from '../reply/discord-limits.js';
import { cutText } from '../../messages/cut-text.js';

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/**
 * Choices as Discord takes them: at most 25, in the order given, each name and value once, names cut
 * between graphemes. What is blank, or has a value that is too long, is left out.
 */
export function buildChoices(candidates: Iterable<Choice>): Choice[] {
  const choices: Choice[] = [];
  const names = new Set<string>();
  const values = new Set<string>();
  for (const candidate of candidates) {
    if (choices.length === autocompleteChoices) break;
    const name = cutText(candidate.name.replace(/\s+/g, ' ').trim(), autocompleteNameLength);
    const { value } = candidate;
    const usable = name !== '' && value.trim() !== '' && value.length <= autocompleteValueLength;
    if (!usable || names.has(name) || values.has(value)) continue;
    names.add(name);
    values.add(value);
    choices.push({ name, value });
  }
  return choices;
}
