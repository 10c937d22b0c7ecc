/** Kinds of interactions, by Discord's numbers. */
export const interactionTypes = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modalSubmit: 5,
} as const;

export type InteractionKind = keyof typeof interactionTypes;

/** Kinds of first responses, by Discord's numbers. */
export const callbackTypes = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const { message, deferredMessage, deferredUpdate, update, choices, modal } = callbackTypes;

/** Which responses an interaction accepts. Those that change a message need a source message. */
export function allowedCallbacks(kind: InteractionKind, hasSource: boolean): readonly number[] {
  const changes = hasSource ? [deferredUpdate, update] : [];
  switch (kind) {
    case 'command':
      return [message, deferredMessage, modal];
    case 'component':
      return [message, deferredMessage, ...changes, modal];
    case 'autocomplete':
      return [choices];
    case 'modalSubmit':
      return [message, deferredMessage, ...changes];
  }
}
