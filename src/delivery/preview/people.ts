import { resolveCommand, resolveOptions, type OptionValues } from './resolve-command.js';
import {
  type InteractionDesk,
  interactionTypes,
  type PendingInteraction,
} from './interaction-desk.js';
import { isJson, type Json } from './json.js';
import type { MessageDesk } from './message-desk.js';
import { effectivePermissions, everyonePermissions } from './permissions.js';
import { channelToApi, guildToApi, memberToApi, messageToApi, userToApi } from './to-api.js';
import type { Watch } from './watch.js';
import type { Channel, PersonName, StoredMessage, World } from './world.js';

/** A person, and where they are: a channel of the guild by its name, or `dm`. */
export interface Place {
  readonly as: PersonName;
  readonly channel: string;
  /** Whose installation of the bot is used. Default `guild`. */
  readonly installed?: 'guild' | 'user';
  /** Default: the person's own. */
  readonly locale?: string;
}

/** What a person started, and what came of it. */
export interface Interaction {
  readonly pending: PendingInteraction;
  /** Milliseconds from the interaction to the bot's first response. */
  acknowledged(): Promise<number>;
  /** The answer, once it is no longer still to come. */
  response(): Promise<StoredMessage>;
  /** Of an autocompletion. */
  choices(): Promise<readonly Json[]>;
  modal(): Promise<Json>;
}

/** What people can do on the local Discord, as its real clients let them. */
export interface People {
  sendMessage(
    place: Place & { readonly content: string; readonly replyTo?: string },
  ): StoredMessage;
  /**
   * @param options by their name in any language
   * @throws Error for what Discord would not let this person run or enter
   */
  runCommand(
    place: Place & { readonly name: string; readonly options?: OptionValues },
  ): Interaction;
  /** Types into an option. @throws Error as `runCommand` */
  autocomplete(
    place: Place & {
      readonly name: string;
      readonly focused: string;
      readonly options: OptionValues;
    },
  ): Interaction;
  /** Opens a message's menu. @throws Error as `runCommand` */
  runMessageCommand(
    place: Place & { readonly name: string; readonly message: string },
  ): Interaction;
  /** @throws Error when the person does not see the message, or it has no such button */
  clickButton(place: Place & { readonly message: string; readonly customId: string }): Interaction;
  /** As `clickButton`, but whatever the id: as a forged client could. */
  forgeClick(place: Place & { readonly message: string; readonly customId: string }): Interaction;
  selectOption(
    place: Place & {
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    },
  ): Interaction;
  submitModal(
    place: Place & {
      readonly modal: Json;
      readonly values: Readonly<Record<string, string>>;
      readonly message?: string;
    },
  ): Interaction;
  /** What a person sees in a channel, oldest first. */
  messagesIn(place: Pick<Place, 'as' | 'channel'>): readonly StoredMessage[];
  /** Whether the person's client offers the command there. */
  sees(place: Place & { readonly name: string }): boolean;
}

const componentTypes = { button: 2, stringSelect: 3 } as const;
const loadingFlag = 128;

export function createPeople(
  world: World,
  messages: MessageDesk,
  interactions: InteractionDesk,
  waitFor: Watch['waitFor'],
): People {
  const start = (type: number, place: Place, data: Json, source?: StoredMessage): Interaction => {
    const person = { ...world.people[place.as] };
    const locale = place.locale ?? person.locale;
    const channel = findChannel(place, world);
    const payload = {
      ...placeToApi(place, channel, world),
      ...(source === undefined ? {} : { message: messageToApi(source, world) }),
    };
    const pending = interactions.start(
      { type, channel, person: { ...person, locale }, source },
      data,
      payload,
    );
    return observe(pending, world, waitFor);
  };

  const press = (
    place: Place & { readonly message: string; readonly customId: string },
    data: Json,
    mustExist: boolean,
  ): Interaction => {
    const message = world.messages.get(place.message);
    if (message === undefined || !isSeenBy(message, place, world)) {
      throw new Error(`${place.as} does not see message ${place.message}`);
    }
    if (mustExist && !hasComponent(message.components, place.customId)) {
      throw new Error(`message ${place.message} has no component “${place.customId}”`);
    }
    return start(
      interactionTypes.component,
      place,
      { custom_id: place.customId, ...data },
      message,
    );
  };

  const commandOf = (
    place: Place & { readonly name: string },
    type: 'chatInput' | 'message',
  ): Json => {
    const found = resolveCommand(place, type, findChannel(place, world), world);
    if (found === undefined)
      throw new Error(`${place.as} is not offered the command “${place.name}”`);
    return found;
  };

  return {
    sendMessage(place) {
      const { as, content, replyTo } = place;
      return messages.create({
        channel: findChannel(place, world),
        author: world.people[as],
        body: {
          content,
          ...(replyTo === undefined ? {} : { message_reference: { message_id: replyTo } }),
        },
      });
    },
    runCommand(place) {
      const command = commandOf(place, 'chatInput');
      const options = resolveOptions(command, place.options ?? {}, { complete: true });
      return start(interactionTypes.command, place, { ...nameOf(command), options });
    },
    autocomplete(place) {
      const command = commandOf(place, 'chatInput');
      const options = resolveOptions(command, place.options, {
        complete: false,
        focused: place.focused,
      });
      return start(interactionTypes.autocomplete, place, { ...nameOf(command), options });
    },
    runMessageCommand(place) {
      const command = commandOf(place, 'message');
      const message = world.messages.get(place.message);
      if (message === undefined || !isSeenBy(message, place, world)) {
        throw new Error(`${place.as} does not see message ${place.message}`);
      }
      return start(interactionTypes.command, place, {
        ...nameOf(command),
        target_id: message.id,
        resolved: { messages: { [message.id]: messageToApi(message, world) } },
      });
    },
    clickButton: (place) => press(place, { component_type: componentTypes.button }, true),
    forgeClick: (place) => press(place, { component_type: componentTypes.button }, false),
    selectOption: (place) =>
      press(place, { component_type: componentTypes.stringSelect, values: place.values }, true),
    submitModal(place) {
      const source = place.message === undefined ? undefined : world.messages.get(place.message);
      const data = {
        custom_id: place.modal.custom_id,
        components: fillModal(place.modal, place.values),
      };
      return start(interactionTypes.modalSubmit, place, data, source);
    },
    messagesIn(place) {
      const { id } = findChannel(place, world);
      return [...world.messages.values()].filter(
        (message) => message.channelId === id && isSeenBy(message, place, world),
      );
    },
    sees: (place) =>
      (['chatInput', 'message'] as const).some(
        (type) => resolveCommand(place, type, findChannel(place, world), world) !== undefined,
      ),
  };
}

function observe(
  pending: PendingInteraction,
  world: World,
  waitFor: Watch['waitFor'],
): Interaction {
  return {
    pending,
    acknowledged: () => waitFor(() => pending.acknowledgedAfterMs),
    response: () =>
      waitFor(() => {
        const message =
          pending.original === undefined ? undefined : world.messages.get(pending.original);
        return message !== undefined && (message.flags & loadingFlag) === 0 && message;
      }),
    choices: () => waitFor(() => pending.choices),
    modal: () => waitFor(() => pending.modal),
  };
}

function findChannel({ as, channel }: Pick<Place, 'as' | 'channel'>, world: World): Channel {
  const person = world.people[as];
  const found = [...world.channels.values()].find((candidate) =>
    channel === 'dm'
      ? candidate.recipient?.id === person.id
      : candidate.guildId !== undefined && candidate.name === channel,
  );
  if (found === undefined) throw new Error(`there is no channel “${channel}”`);
  return found;
}

/** An ephemeral message is seen by one person, a direct one by the two who talk. */
function isSeenBy(message: StoredMessage, { as }: Pick<Place, 'as'>, world: World): boolean {
  const { id } = world.people[as];
  if (message.onlyFor !== undefined) return message.onlyFor === id;
  const recipient = world.channels.get(message.channelId)?.recipient;
  return recipient === undefined || recipient.id === id;
}

function placeToApi(place: Place, channel: Channel, world: World): Json {
  const person = world.people[place.as];
  const { guildId } = channel;
  const byUser = place.installed === 'user';
  const owners = byUser ? { 1: person.id } : { 0: guildId ?? '0' };
  const contexts = { guild: 0, botDirect: 1 } as const;
  return {
    channel_id: channel.id,
    channel: channelToApi(channel),
    context: guildId === undefined ? contexts.botDirect : contexts.guild,
    authorizing_integration_owners: owners,
    app_permissions: channel.botPermissions.toString(),
    ...(guildId === undefined
      ? { user: userToApi(person) }
      : {
          guild_id: guildId,
          guild: { id: guildId, locale: world.guild.locale, features: [] },
          guild_locale: guildToApi(world).preferred_locale,
          member: {
            ...memberToApi(person),
            permissions: effectivePermissions(person.permissions | everyonePermissions).toString(),
          },
        }),
  };
}

function nameOf({ id, name, type }: Json): Json {
  return { id, name, type };
}

function hasComponent(component: unknown, customId: string): boolean {
  if (Array.isArray(component)) return component.some((item) => hasComponent(item, customId));
  if (!isJson(component)) return false;
  if (component.custom_id === customId) return component.disabled !== true;
  return (
    hasComponent(component.components, customId) || hasComponent(component.accessory, customId)
  );
}

/** The fields of a modal with what the person entered, as a client sends them. */
function fillModal(modal: Json, values: Readonly<Record<string, string>>): unknown {
  const fill = (component: unknown): unknown => {
    if (Array.isArray(component)) return component.map(fill);
    if (!isJson(component)) return component;
    const { type, custom_id: id, components, component: inner } = component;
    const isSelect = type === componentTypes.stringSelect;
    const entered = typeof id === 'string' ? values[id] : undefined;
    return {
      type,
      ...(id === undefined ? {} : { custom_id: id }),
      ...(components === undefined ? {} : { components: fill(components) }),
      ...(inner === undefined ? {} : { component: fill(inner) }),
      ...(id === undefined || components !== undefined
        ? {}
        : isSelect
          ? { values: entered === undefined ? [] : [entered] }
          : { value: entered ?? '' }),
    };
  };
  return fill(modal.components);
}
