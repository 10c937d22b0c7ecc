import { findCommand } from '../find-command.js';
import { isJson, type Json } from '../json.js';
import { commandTypes } from '../validate-commands.js';
import type { Channel, Person, World } from '../world.js';
import { localize } from './localize.js';
import type {
  ChannelView,
  CommandView,
  OptionView,
  PageLocale,
  PersonKey,
} from './page-protocol.js';

/** What the page calls a person's direct message with the bot. */
export const directKey = 'dm';

/** What a person calls a channel: its name in the guild, or `dm`; `undefined`: they do not see it here. */
export function channelKeyOf(channel: Channel | undefined, person: Person): string | undefined {
  if (channel === undefined) return undefined;
  if (channel.guildId !== undefined) return channel.name;
  const [only, ...others] = channel.recipients;
  return others.length === 0 && only?.id === person.id ? directKey : undefined;
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
            { name: String(command.name), type, person, channel, installed: 'guild' },
            world,
          ) === command,
      );
    return [
      {
        key,
        name: key === directKey ? world.bot.username : channel.name,
        commands: offered('chatInput').map((command) => buildCommand(command, locale)),
        messageCommands: offered('message').map((command) => localize(command, 'name', locale)),
      },
    ];
  });
}

function buildCommand(command: Json, locale: PageLocale): CommandView {
  const options = Array.isArray(command.options) ? command.options.filter(isJson) : [];
  return {
    name: localize(command, 'name', locale),
    description: localize(command, 'description', locale),
    options: options.map((option) => buildOption(option, locale)),
  };
}

/** Discord's numbers: a whole number, yes or no, a number; all else is text. */
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
    choices: choices.map((choice) => ({
      name: localize(choice, 'name', locale),
      value: choice.value as string | number,
    })),
  };
}
