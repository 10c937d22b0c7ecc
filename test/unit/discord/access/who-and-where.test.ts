import { InteractionContextType } from 'discord.js';
import { describe, expect, it } from 'vitest';

import { isPrivateChannel } from '../../../../src/discord/access/is-private-channel.js';
import { renderRefusal } from '../../../../src/discord/access/render-refusal.js';
import { selectLanguage } from '../../../../src/discord/access/select-language.js';
import { selectMessages } from '../../../../src/messages/select-messages.js';

describe('isPrivateChannel', () => {
  it.each([
    ['a direct message with the bot', InteractionContextType.BotDM, null, true],
    ['a server', InteractionContextType.Guild, '9', false],
    ['a direct message between two people', InteractionContextType.PrivateChannel, null, false],
    ['a direct message, in an interaction that does not say where', null, null, true],
    ['a server, in an interaction that does not say where', null, '9', false],
  ])('%s', (_, context, guildId, expected) => {
    expect(isPrivateChannel({ context, guildId })).toBe(expected);
  });
});

describe('selectLanguage', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['den', 'en'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ] as const)('for %s is %s', (locale, language) => {
    expect(selectLanguage(locale)).toBe(language);
  });
});

describe('renderRefusal', () => {
  it.each(['de', 'en'] as const)('says why and how long to wait, in %s', (language) => {
    const { problem, askAgainIn } = selectMessages(language);
    const user = renderRefusal(
      { kind: 'wait', who: 'user', waitMs: 20_000, first: true },
      language,
    ).text;
    const guild = renderRefusal(
      { kind: 'wait', who: 'guild', waitMs: 20_000, first: true },
      language,
    ).text;
    expect(user).toBe(askAgainIn.user(20_000));
    expect(guild).toBe(askAgainIn.guild(20_000));
    expect(user).not.toBe(guild);
    expect(user).toContain('20');
    expect(renderRefusal({ kind: 'busy' }, language).text).toBe(problem.busy);
  });
});
