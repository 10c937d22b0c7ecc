import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandOption,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { describe, expect, it } from 'vitest';

import { ask, commands, reindex, searchDocuments } from '../../../commands/index.js';
import {
  commandDescriptionLength,
  commandNameLength,
  commandOptions,
  commandTotalLength,
} from '../../../src/discord/reply/discord-limits.js';

/** Discord's own pattern for names of chat-input commands and of options. */
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

interface Named {
  readonly name: string;
  readonly name_localizations?: unknown;
}

const localesOf = (texts: unknown): { readonly de?: string } & Readonly<Record<string, string>> =>
  (texts ?? {}) as Record<string, string>;

const namesOf = ({ name, name_localizations }: Named): string[] => [
  name,
  ...Object.values(localesOf(name_localizations)),
];

const optionsOf = (
  command: RESTPostAPIApplicationCommandsJSONBody,
): readonly APIApplicationCommandOption[] => ('options' in command ? (command.options ?? []) : []);

const isMenu = ({ type }: RESTPostAPIApplicationCommandsJSONBody) =>
  type === ApplicationCommandType.Message || type === ApplicationCommandType.User;

describe.each(commands.map((command) => [command.name, command] as const))(
  'the command %s',
  (_name, command) => {
    it('has names that Discord takes, in English and German', () => {
      expect(Object.keys(localesOf(command.name_localizations))).toContain('de');
      for (const name of namesOf(command)) {
        expect(name.length).toBeLessThanOrEqual(commandNameLength);
        expect(name.trim()).toBe(name);
        if (isMenu(command)) continue;
        expect(name).toMatch(chatInputName);
        expect(name).toBe(name.toLowerCase());
      }
    });

    it('has descriptions that Discord takes, in English and German; a menu has none', () => {
      if (isMenu(command)) {
        expect(command).not.toHaveProperty('description');
        expect(command).not.toHaveProperty('options');
        return;
      }
      const described = [command as unknown as APIApplicationCommandOption, ...optionsOf(command)];
      for (const { description, description_localizations } of described) {
        const texts = [description, ...Object.values(localesOf(description_localizations))];
        expect(texts).toHaveLength(2);
        for (const text of texts) {
          expect(text.trim()).not.toBe('');
          expect(text.length).toBeLessThanOrEqual(commandDescriptionLength);
        }
      }
    });

    it('has options that Discord takes: required first, names once, no choices beside autocomplete', () => {
      const options = optionsOf(command);
      expect(options.length).toBeLessThanOrEqual(commandOptions);
      const required = options.map((option) => Boolean(option.required));
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      for (const language of ['name', 'de'] as const) {
        const names = options.map((option) =>
          language === 'name' ? option.name : localesOf(option.name_localizations).de,
        );
        expect(new Set(names).size).toBe(names.length);
      }
      for (const option of options) {
        for (const name of namesOf(option)) {
          expect(name).toMatch(chatInputName);
          expect(name).toBe(name.toLowerCase());
        }
        if ('autocomplete' in option && option.autocomplete) {
          expect(option).not.toHaveProperty('choices');
          expect(option.type).toBe(ApplicationCommandOptionType.String);
        }
      }
    });

    it('stays below the characters Discord allows over all its texts', () => {
      const texts = [command, ...optionsOf(command)].flatMap((part) => [
        ...namesOf(part),
        ...('description' in part ? [part.description ?? ''] : []),
        ...('description_localizations' in part
          ? Object.values(localesOf(part.description_localizations))
          : []),
      ]);
      expect(texts.join('').length).toBeLessThanOrEqual(commandTotalLength);
    });

    it('says where it can be used and how it can be installed', () => {
      expect(command.contexts?.length).toBeGreaterThan(0);
      expect(command.integration_types?.length).toBeGreaterThan(0);
    });
  },
);

describe('the commands together', () => {
  it('have every name once a type, in each language', () => {
    for (const type of [ApplicationCommandType.ChatInput, ApplicationCommandType.Message]) {
      const ofType = commands.filter((command) => (command.type ?? 1) === type);
      for (const language of ['en', 'de']) {
        const names = ofType.map(
          (command) => localesOf(command.name_localizations)[language] ?? command.name,
        );
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it('work in servers, direct messages and groups, installed either way', () => {
    for (const command of [ask, searchDocuments]) {
      expect(command.contexts).toEqual([
        InteractionContextType.Guild,
        InteractionContextType.BotDM,
        InteractionContextType.PrivateChannel,
      ]);
      expect(command.integration_types).toEqual([
        ApplicationIntegrationType.GuildInstall,
        ApplicationIntegrationType.UserInstall,
      ]);
    }
  });

  it('hide reindex from all but administrators, and from servers Beleg was not added to', () => {
    expect(reindex.default_member_permissions).toBe('8');
    expect(reindex.integration_types).toEqual([ApplicationIntegrationType.GuildInstall]);
  });
});
