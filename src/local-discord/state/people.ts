import { fillModal, type ModalValues } from './fill-modal.js';
import { findCommand, type Installed } from './find-command.js';
import { findComponent } from './find-component.js';
import type { InteractionService } from './interaction-service.js';
import { createHandle, type InteractionHandle } from './interaction-handle.js';
import type { InteractionKind } from './interaction-types.js';
import type { Json } from '../server/json.js';
import type { MessageService } from './message-service.js';
import { hasPermission, permissionBits } from './permissions.js';
import { placeToApi } from '../server/channel-to-api.js';
import { type OptionValues, resolveOptions } from './resolve-options.js';
import { messageToApi } from '../server/to-api.js';
import type { commandTypes } from '../validate/validate-commands.js';
import type { Watch } from '../server/watch.js';
import type { Automaton, Channel, Person, PersonName, StoredMessage, World } from './world.js';

/** The person who acts. */
export interface Actor {
  readonly as: PersonName;
  /** The language of their client. Default: the person's own. */
  readonly locale?: string;
  /** Whose installation of the bot they use. Default: `guild`. */
  readonly installed?: Installed;
}

export interface Place extends Actor {
  /** A channel's name, or `dm` for the person's direct messages with the bot. */
  readonly channel: string;
}

export interface OnMessage extends Actor {
  /** The message, or its id. */
  readonly message: string | { readonly id: string };
}

export interface CommandAction extends Place {
  /** The name in any language. */
  readonly name: string;
  /** The values by the options' names in any language. */
  readonly options?: OptionValues;
}

export interface ComponentAction extends OnMessage {
  readonly customId: string;
}

/**
 * What people can do on the local Discord. An action that a real client would not allow throws an Error
 * that says why.
 */
export interface People {
  sendMessage(
    action: Place & {
      readonly content: string;
      readonly replyTo?: OnMessage['message'];
      /** The program that writes instead of the person. Default: the person writes. */
      readonly by?: Automaton;
    },
  ): StoredMessage;
  editMessage(action: OnMessage & { readonly content: string }): void;
  deleteMessage(action: OnMessage): void;
  runCommand(action: CommandAction): InteractionHandle;
  /** Types into an option; the typed text is in `options`. */
  autocomplete(action: CommandAction & { readonly focused: string }): InteractionHandle;
  /** Chooses a command from a message's menu. */
  runMessageCommand(action: OnMessage & { readonly name: string }): InteractionHandle;
  clickButton(action: ComponentAction): InteractionHandle;
  /** Clicks a button with any id, as a forged client could. */
  forgeClick(action: ComponentAction): InteractionHandle;
  selectOption(action: ComponentAction & { readonly values: readonly string[] }): InteractionHandle;
  /** Fills in and sends the modal that an interaction opened. */
  submitModal(
    action: Actor & { readonly from: InteractionHandle; readonly values: ModalValues },
  ): InteractionHandle;
  /** What a person sees in a channel, oldest first. */
  messagesIn(place: Pick<Place, 'as' | 'channel'>): readonly StoredMessage[];
  /** Whether the person's client offers the command there, as a slash command or in the menu. */
  sees(action: Place & { readonly name: string }): boolean;
}

const componentTypes = { button: 2, stringSelect: 3 } as const;

export function createPeople(
  world: World,
  messages: MessageService,
  interactions: InteractionService,
  waitFor: Watch['waitFor'],
): People {
  const start = (
    kind: InteractionKind,
    { as, locale, installed = 'guild' }: Actor,
    channel: Channel,
    data: Json,
    source?: StoredMessage,
  ): InteractionHandle => {
    const themselves = world.people[as];
    const person: Person = { ...themselves, locale: locale ?? themselves.locale };
    const place = placeToApi(person, channel, installed, world);
    const pending = interactions.start({ kind, channel, person, source }, data, place);
    return createHandle(pending, world, waitFor);
  };

  const findMessage = ({
    as,
    message,
  }: OnMessage): { message: StoredMessage; channel: Channel } => {
    const id = typeof message === 'string' ? message : message.id;
    const found = world.messages.get(id);
    const channel = world.channels.get(found?.channelId ?? '');
    if (found === undefined || channel === undefined || !isSeenBy(found, as, world)) {
      throw new Error(`${as} does not see the message ${id}`);
    }
    return { message: found, channel };
  };

  const ownMessage = (action: OnMessage): StoredMessage => {
    const { message } = findMessage(action);
    if (message.author?.id === world.people[action.as].id) return message;
    throw new Error(`the message ${message.id} is not by ${action.as}`);
  };

  const search = (
    { as, name, installed = 'guild' }: Actor & { readonly name: string },
    channel: Channel,
    type: keyof typeof commandTypes,
  ) => findCommand({ name, type, person: world.people[as], channel, installed }, world);

  const commandOf = (...[action, channel, type]: Parameters<typeof search>): Json => {
    const command = search(action, channel, type);
    if (command !== undefined) return command;
    throw new Error(`${action.as} is not offered the command “${action.name}”`);
  };

  const useComponent = (action: ComponentAction, type: number, data: Json = {}) => {
    const { message, channel } = findMessage(action);
    const { customId } = action;
    const component = findComponent(message.components, customId);
    if (component?.type !== type || component.disabled === true) {
      throw new Error(`the message has no such component that can be used: “${customId}”`);
    }
    const values = Array.isArray(data.values) ? data.values : [];
    refuseWrongChoice(component, values);
    const payload = { component_type: type, custom_id: customId, ...data };
    return start('component', action, channel, payload, message);
  };

  return {
    sendMessage({ as, channel: name, content, replyTo, by }) {
      const channel = findChannel(name, as, world);
      const author = by === undefined ? world.people[as] : automatonOf(by, world);
      if (!hasPermission(author.permissions, permissionBits.sendMessages)) {
        throw new Error(`${as} may not write in “${name}”`);
      }
      const message_id = typeof replyTo === 'string' ? replyTo : replyTo?.id;
      const reference = message_id === undefined ? {} : { message_reference: { message_id } };
      return messages.create({ channel, author, body: { content, ...reference } });
    },
    editMessage: ({ content, ...action }) => messages.edit(ownMessage(action), { content }),
    deleteMessage: (action) => messages.remove(ownMessage(action)),
    runCommand(action) {
      const channel = findChannel(action.channel, action.as, world);
      const command = commandOf(action, channel, 'chatInput');
      const options = resolveOptions(command, action.options ?? {});
      return start('command', action, channel, { ...headOf(command), options });
    },
    autocomplete(action) {
      const channel = findChannel(action.channel, action.as, world);
      const command = commandOf(action, channel, 'chatInput');
      const options = resolveOptions(command, action.options ?? {}, action.focused);
      return start('autocomplete', action, channel, { ...headOf(command), options });
    },
    runMessageCommand(action) {
      const { message, channel } = findMessage(action);
      const command = commandOf(action, channel, 'message');
      const resolved = { messages: { [message.id]: messageToApi(message, world) } };
      const data = { ...headOf(command), target_id: message.id, resolved };
      return start('command', action, channel, data);
    },
    clickButton: (action) => useComponent(action, componentTypes.button),
    forgeClick(action) {
      const { message, channel } = findMessage(action);
      const data = { component_type: componentTypes.button, custom_id: action.customId };
      return start('component', action, channel, data, message);
    },
    selectOption: (action) =>
      useComponent(action, componentTypes.stringSelect, { values: action.values }),
    submitModal(action) {
      const { modal, channel, source, person } = action.from.pending;
      if (modal === undefined || person.id !== world.people[action.as].id) {
        throw new Error(`no modal is open for ${action.as}`);
      }
      const components = fillModal(modal, action.values);
      const data = { custom_id: modal.custom_id, components };
      return start('modalSubmit', action, channel, data, world.messages.get(source?.id ?? ''));
    },
    messagesIn({ channel, as }) {
      const { id } = findChannel(channel, as, world);
      return [...world.messages.values()].filter(
        (message) => message.channelId === id && isSeenBy(message, as, world),
      );
    },
    sees(action) {
      const channel = findChannel(action.channel, action.as, world);
      const types = ['chatInput', 'message'] as const;
      return types.some((type) => search(action, channel, type) !== undefined);
    },
  };
}

function findChannel(name: string, as: PersonName, world: World): Channel {
  const { id } = world.people[as];
  const found = [...world.channels.values()].find((channel) =>
    name === 'dm'
      ? channel.recipients.length === 1 && channel.recipients[0]?.id === id
      : channel.recipients.length !== 1 && channel.name === name && isOpenTo(channel, as, world),
  );
  if (found === undefined) throw new Error(`there is no channel “${name}”`);
  return found;
}

/** The author that an automaton is shown as. */
function automatonOf(automaton: Automaton, { nextId, people: { member } }: World): Person {
  const username = automaton === 'bot' ? 'wetterdienst' : 'nachrichten';
  return { ...member, id: nextId(), username, displayName: username, automaton };
}

function isOpenTo({ recipients }: Channel, as: PersonName, world: World): boolean {
  const { id } = world.people[as];
  return recipients.length === 0 || recipients.some((recipient) => recipient.id === id);
}

/** An ephemeral message is seen by one person, a direct message by the people in the conversation. */
function isSeenBy(message: StoredMessage, as: PersonName, world: World): boolean {
  if (message.onlyFor !== undefined) return message.onlyFor === world.people[as].id;
  const channel = world.channels.get(message.channelId);
  return channel !== undefined && isOpenTo(channel, as, world);
}

function headOf({ id, name, type, guild_id }: Json): Json {
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}

/** @throws Error for values that a client does not offer, or for too few or too many of them */
function refuseWrongChoice(component: Json, values: readonly unknown[]): void {
  if (component.type !== componentTypes.stringSelect) return;
  const offered = (component.options as Json[]).map(({ value }) => value);
  const wrong = values.find((value) => !offered.includes(value));
  if (wrong !== undefined) throw new Error(`the select has no option ${JSON.stringify(wrong)}`);
  const least = Number(component.min_values ?? 1);
  const most = Number(component.max_values ?? 1);
  if (values.length < least || values.length > most) {
    throw new Error(`the select takes ${least} to ${most} options, not ${values.length}`);
  }
}
