import { customIdLength } from './discord-limits.js';
import type { PassageReference } from '../browse/passage-reference.js';

/**
 * What a button or menu does, with all it needs to do it: nothing is kept in memory, so it works
 * after a restart as well as before.
 */
export type ComponentAction =
  /** Show a passage as a quote, in a message of its own. */
  | { readonly kind: 'open'; readonly reference: PassageReference }
  /** Show a passage with ways to its neighbours, in a message of its own. */
  | { readonly kind: 'context'; readonly reference: PassageReference }
  /** Turn the message that shows a passage to another one. */
  | { readonly kind: 'turn'; readonly passage: string }
  /** Turn the message to a page of the section that a passage is in. */
  | { readonly kind: 'section'; readonly passage: string; readonly page: number }
  | { readonly kind: 'more'; readonly references: readonly PassageReference[] }
  | { readonly kind: 'share'; readonly reference: PassageReference }
  | { readonly kind: 'remove' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'sources'; readonly page: number }
  /** The menu whose value is a document, as `documentChoiceValue` writes it. */
  | { readonly kind: 'read' }
  /** Turn to a page of the headings of the document that a passage is in. */
  | { readonly kind: 'outline'; readonly passage: string; readonly page: number }
  /** The menu whose value is a passage's id. */
  | { readonly kind: 'jump' }
  /** A thumb up for an answer, or the way to a thumb down; the same id leads back from its form. */
  | { readonly kind: 'up' | 'down'; readonly answer: string }
  /** Turn to a page of the questions without a good answer. */
  | { readonly kind: 'gaps'; readonly page: number }
  /** All of those as a file. */
  | { readonly kind: 'gaps-file' }
  /** What is stored about the person who presses it, as a file. */
  | { readonly kind: 'my-data' }
  /** Ask whether all that should be deleted. */
  | { readonly kind: 'forget' }
  /** Delete it. */
  | { readonly kind: 'forget-now' }
  /** End the index run that is under way. */
  | { readonly kind: 'cancel' };

/** Raised when the form of an action changes; older buttons then say kindly that they are old. */
const version = '1';

const letters = {
  open: 'o',
  context: 'c',
  turn: 't',
  section: 's',
  more: 'm',
  share: 'p',
  remove: 'r',
  question: 'q',
  sources: 'l',
  read: 'd',
  outline: 'h',
  jump: 'j',
  cancel: 'x',
  up: 'u',
  down: 'w',
  gaps: 'g',
  'gaps-file': 'v',
  'my-data': 'e',
  forget: 'f',
  'forget-now': 'z',
} as const satisfies Readonly<Record<ComponentAction['kind'], string>>;

/** Numbers are written in the base with the fewest digits that JavaScript reads. */
const radix = 36;

/** An action as a `custom_id`; `undefined` when it does not fit into one. */
export function encodeCustomId(action: ComponentAction): string | undefined {
  const customId = [version, letters[action.kind], ...encodeFields(action)].join(':');
  return customId.length <= customIdLength ? customId : undefined;
}

function encodeFields(action: ComponentAction): readonly string[] {
  switch (action.kind) {
    case 'open':
    case 'context':
    case 'share':
      return [encodeReference(action.reference)];
    case 'turn':
      return [action.passage];
    case 'section':
    case 'outline':
      return [action.passage, action.page.toString(radix)];
    case 'more':
      return [action.references.map(encodeReference).join(',')];
    case 'question':
      return [action.question];
    case 'up':
    case 'down':
      return [action.answer];
    case 'gaps':
    case 'sources':
      return [action.page.toString(radix)];
    case 'remove':
    case 'read':
    case 'jump':
    case 'cancel':
    case 'gaps-file':
    case 'my-data':
    case 'forget':
    case 'forget-now':
      return [];
  }
}

function encodeReference({ passage, answer }: PassageReference): string {
  if (answer === undefined) return passage;
  const { start, length, digest } = answer;
  return [passage, start.toString(radix), length.toString(radix), digest].join('.');
}

/**
 * The action of a `custom_id`. `undefined` for one of another version or none of ours: what comes
 * back from Discord is not trusted.
 */
export function parseCustomId(customId: string): ComponentAction | undefined {
  const [, letter, fields = ''] = /^1:([a-z])(?::([\s\S]*))?$/.exec(customId) ?? [];
  switch (letter) {
    case letters.open:
      return withReference('open', fields);
    case letters.context:
      return withReference('context', fields);
    case letters.share:
      return withReference('share', fields);
    case letters.turn:
      return isPassageId(fields) ? { kind: 'turn', passage: fields } : undefined;
    case letters.section:
      return withPage('section', fields);
    case letters.outline:
      return withPage('outline', fields);
    case letters.jump:
      return { kind: 'jump' };
    case letters.cancel:
      return { kind: 'cancel' };
    case letters['gaps-file']:
      return { kind: 'gaps-file' };
    case letters['my-data']:
      return { kind: 'my-data' };
    case letters.forget:
      return { kind: 'forget' };
    case letters['forget-now']:
      return { kind: 'forget-now' };
    case letters.up:
      return isAnswerId(fields) ? { kind: 'up', answer: fields } : undefined;
    case letters.down:
      return isAnswerId(fields) ? { kind: 'down', answer: fields } : undefined;
    case letters.gaps: {
      const page = parseNumber(fields);
      return page === undefined ? undefined : { kind: 'gaps', page };
    }
    case letters.more: {
      const references = fields.split(',').map(parseReference);
      return references.every((reference) => reference !== undefined)
        ? { kind: 'more', references }
        : undefined;
    }
    case letters.remove:
      return { kind: 'remove' };
    case letters.question:
      return fields.trim() === '' ? undefined : { kind: 'question', question: fields };
    case letters.sources: {
      const page = parseNumber(fields);
      return page === undefined ? undefined : { kind: 'sources', page };
    }
    case letters.read:
      return { kind: 'read' };
    default:
      return undefined;
  }
}

function withReference(
  kind: 'open' | 'context' | 'share',
  field: string,
): ComponentAction | undefined {
  const reference = parseReference(field);
  return reference && { kind, reference };
}

function withPage(kind: 'section' | 'outline', field: string): ComponentAction | undefined {
  const [passage = '', number = ''] = field.split(':');
  const page = parseNumber(number);
  return isPassageId(passage) && page !== undefined ? { kind, passage, page } : undefined;
}

function parseReference(field: string): PassageReference | undefined {
  const [passage = '', from, size, digest, ...rest] = field.split('.');
  if (!isPassageId(passage) || rest.length > 0) return undefined;
  if (from === undefined) return { passage };
  const start = parseNumber(from);
  const length = parseNumber(size ?? '');
  if (start === undefined || length === undefined) return undefined;
  if (digest === undefined || !/^[A-Za-z0-9_-]{4}$/.test(digest)) return undefined;
  return { passage, answer: { start, length, digest } };
}

/** A number as it is written here, small enough to count or to point into a text. */
function parseNumber(digits: string): number | undefined {
  return /^[0-9a-z]{1,6}$/.test(digits) ? Number.parseInt(digits, radix) : undefined;
}

function isPassageId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,24}$/.test(text);
}

/** As the store gives them. */
function isAnswerId(text: string): boolean {
  return /^[A-Za-z0-9_-]{16}$/.test(text);
}
