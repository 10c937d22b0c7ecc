import { optionValueLength } from '../../validate/discord-limits.js';
import { findCommand, type Installed } from '../../state/find-command.js';
import { isJson, type Json } from '../../server/json.js';
import { commandTypes } from '../../validate/validate-commands.js';
import { type Channel, isPrivate, type Person, type World } from '../../state/world.js';
import { localize } from './localize.js';
import type { PageLocale } from '../page-locale.js';
import type { ChannelView, CommandView, OptionView, PersonKey } from '../page-protocol.js';

/** What the page calls a person's direct message with the bot. */
const directKey = 'dm';

/** What the page calls a channel: its name, or `dm`; `undefined` when the person does not see it. */
export function channelKeyOf(channel: Channel | undefined, person: Person): string | undefined {
  if (channel === undefined) return undefined;
  if (channel.guildId !== undefined) return channel.name;
  if (!channel.recipients.some(({ id }) => id === person.id)) return undefined;
  return isPrivate(channel) ? channel.name : directKey;
}

/** In a chat among people, the bot is there by the user's own installation; elsewhere it is a member. */
export function installationIn(channel: Channel | undefined): Installed {
  return channel !== undefined && isPrivate(channel) ? 'user' : 'guild';
}

/** The channels that a person sees, each with the commands that they are offered there. */
export function buildChannelViews(as: PersonKey, locale: PageLocale, world: World): ChannelView[] {
  const person = world.people[as];
  return [...world.channels.values()].flatMap((channel) => {
    const key = channelKeyOf(channel, person);
    if (key === undefined) return [];
    const offered = (type: 'chatInput' | 'message'): Json[] =>
      world.commands.filter(
        (command) =>
          command.type === commandTypes[type] &&
          findCommand(
            {
              name: String(command.name),
              type,
              person,
              channel,
              installed: installationIn(channel),
            },
            world,
          ) === command,
      );
    return [
      {
        key,
        ...describeChannel(channel, person, world),
        commands: offered('chatInput').map((command) => buildCommand(command, locale)),
        messageCommands: offered('message').map((command) => localize(command, 'name', locale)),
      },
    ];
  });
}

function describeChannel(
  channel: Channel,
  person: Person,
  { bot }: World,
): Pick<ChannelView, 'kind' | 'name'> {
  if (channel.guildId !== undefined) return { kind: 'guild', name: channel.name };
  if (!isPrivate(channel)) return { kind: 'direct', name: bot.username };
  const others = channel.recipients.filter(({ id }) => id !== person.id);
  return { kind: 'group', name: others.map(({ displayName }) => displayName).join(', ') };
}

function buildCommand(command: Json, locale: PageLocale): CommandView {
  const options = Array.isArray(command.options) ? command.options.filter(isJson) : [];
  return {
    name: localize(command, 'name', locale),
    description: localize(command, 'description', locale),
    options: options.map((option) => buildOption(option, locale)),
  };
}

/** Option types by Discord's numbers: integer, boolean and number. Any other type is shown as text. */
const optionKinds: Readonly<Record<number, OptionView['kind']>> = {
  4: 'number',
  5: 'boolean',
  10: 'number',
};

function buildOption(option: Json, locale: PageLocale): OptionView {
  const choices = Array.isArray(option.choices) ? option.choices.filter(isJson) : [];
  return {
    name: localize(option, 'name', locale),
    description: localize(option, 'description', locale),
    kind: optionKinds[Number(option.type)] ?? 'text',
    isRequired: option.required === true,
    completes: option.autocomplete === true,
    most: Number(option.max_length ?? optionValueLength),
    choices: choices.map((choice) => ({
      name: localize(choice, 'name', locale),
      value: choice.value as string | number,
    })),
  };
}
