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
 * Builds choices that Discord accepts: at most 25, in the given order, with unique names and values.
 * Long names are cut between graphemes. Candidates that are blank or whose value is too long are left
 * out.
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
