import { customIdLength } from './discord-limits.js';
import type { PassageReference } from '../browse/passage-reference.js';

/**
 * What a button or menu does, with all data it needs. Nothing is kept in memory, so components still
 * work after a restart.
 */
export type ComponentAction =
  /** Show a passage as a quote in a new message. */
  | { readonly kind: 'open'; readonly reference: PassageReference }
  /** Show a passage with buttons to its neighbours in a new message. */
  | { readonly kind: 'context'; readonly reference: PassageReference }
  /** Show another passage in the same message. */
  | { readonly kind: 'turn'; readonly passage: string }
  /** Show a page of the section around a passage in the same message. */
  | { readonly kind: 'section'; readonly passage: string; readonly page: number }
  | { readonly kind: 'more'; readonly references: readonly PassageReference[] }
  | { readonly kind: 'share'; readonly reference: PassageReference }
  | { readonly kind: 'remove' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'sources'; readonly page: number }
  /** A menu whose values are documents, as `documentChoiceValue` writes them. */
  | { readonly kind: 'read' }
  /** Show a page of the headings of the document that contains a passage. */
  | { readonly kind: 'outline'; readonly passage: string; readonly page: number }
  /** A menu whose values are passage ids. */
  | { readonly kind: 'jump' }
  /** Rate an answer. `down` opens a form, which is submitted with the same `custom_id`. */
  | { readonly kind: 'up' | 'down'; readonly answer: string }
  /** Show a page of the questions without a good answer. */
  | { readonly kind: 'gaps'; readonly page: number }
  /** Send all of those as a file. */
  | { readonly kind: 'gaps-file' }
  /** Send what is stored about the person who presses the button as a file. */
  | { readonly kind: 'my-data' }
  /** Ask for confirmation before deleting it. */
  | { readonly kind: 'confirm-deletion' }
  /** Delete what is stored about the person who presses the button. */
  | { readonly kind: 'delete-my-data' }
  /** Cancel the index run that is under way. */
  | { readonly kind: 'cancel' };

/** Raised when the format changes; older buttons are then answered with a sentence that says so. */
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
  'confirm-deletion': 'f',
  'delete-my-data': 'z',
} as const satisfies Readonly<Record<ComponentAction['kind'], string>>;

/** Numbers are written in the largest base that `parseInt` supports, to save characters. */
const radix = 36;

/** Encodes an action as a `custom_id`; `undefined` when it does not fit into 100 characters. */
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
    case 'confirm-deletion':
    case 'delete-my-data':
      return [];
  }
}

function encodeReference({ passage, answer }: PassageReference): string {
  if (answer === undefined) return passage;
  const { start, length, digest } = answer;
  return [passage, start.toString(radix), length.toString(radix), digest].join('.');
}

/**
 * Parses and validates a `custom_id`, which is untrusted input. `undefined` when it is of another
 * version or not one of Beleg's.
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
    case letters['confirm-deletion']:
      return { kind: 'confirm-deletion' };
    case letters['delete-my-data']:
      return { kind: 'delete-my-data' };
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

/** Parses a number of at most six digits; `undefined` for anything else. */
function parseNumber(digits: string): number | undefined {
  return /^[0-9a-z]{1,6}$/.test(digits) ? Number.parseInt(digits, radix) : undefined;
}

function isPassageId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,24}$/.test(text);
}

/** The format in which the store creates ids. */
function isAnswerId(text: string): boolean {
  return /^[A-Za-z0-9_-]{16}$/.test(text);
}
