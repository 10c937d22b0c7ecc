import { Collection, DiscordAPIError, PermissionsBitField } from 'discord.js';
import { pino } from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { systemClock } from '../../../../src/core/platform/clock.js';
import type { AccessRules } from '../../../../src/discord/access/access-rules.js';
import {
  createRateLimiter,
  defaultRateLimits,
} from '../../../../src/discord/access/create-rate-limiter.js';
import { mayAdminister } from '../../../../src/discord/access/may-administer.js';
import { mayUse } from '../../../../src/discord/access/may-use.js';
import { refuseNonAdministrator } from '../../../../src/discord/access/refuse-non-administrator.js';
import { renderRefusal } from '../../../../src/discord/access/render-refusal.js';
import { type BotContext, defaultPace } from '../../../../src/discord/bot-context.js';
import { selectMessages } from '../../../../src/messages/select-messages.js';
import { readCardText } from '../../../support/card-text.js';

const rules: AccessRules = {
  allowedGuildIds: undefined,
  adminUserIds: new Set(['1']),
  adminRoleIds: new Set(['77']),
};

/** An interaction in a server that added the bot. */
const inServer = (more: object = {}) => ({
  user: { id: '2' },
  guildId: '9',
  member: { roles: [] as readonly string[] },
  memberPermissions: new PermissionsBitField(0n) as PermissionsBitField | null,
  authorizingIntegrationOwners: { guildId: '9' },
  locale: 'de',
  ...more,
});
type Interaction = Parameters<typeof mayAdminister>[0];

describe('An interaction that does not say what its member may do', () => {
  it('is not an administrator’s', () => {
    const interaction = inServer({ memberPermissions: null }) as unknown as Interaction;
    expect(mayAdminister(interaction, rules)).toBe(false);
  });

  it('has no roles either', () => {
    const interaction = inServer({ member: null }) as unknown as Interaction;
    expect(mayAdminister(interaction, rules)).toBe(false);
  });
});

describe('refuseNonAdministrator', () => {
  async function refuse(interaction: object) {
    const replies: { readonly components: Parameters<typeof readCardText>[0] }[] = [];
    const reply = (options: (typeof replies)[number]) => Promise.resolve(replies.push(options));
    const logger = pino({ level: 'silent' });
    const context = { logger, clock: systemClock, pace: defaultPace, access: rules };
    const refused = await refuseNonAdministrator(
      { ...interaction, reply } as unknown as Parameters<typeof refuseNonAdministrator>[0],
      context as unknown as BotContext,
    );
    return { refused, said: replies.map(({ components }) => readCardText(components)) };
  }

  it('says nothing to an administrator', async () => {
    expect(await refuse(inServer({ user: { id: '1' } }))).toEqual({ refused: false, said: [] });
    const permissions = new PermissionsBitField(8n);
    expect(await refuse(inServer({ memberPermissions: permissions }))).toEqual({
      refused: false,
      said: [],
    });
  });

  it('tells anyone else why, in their language', async () => {
    for (const locale of ['de', 'en-US'] as const) {
      const { problem } = selectMessages(locale === 'de' ? 'de' : 'en');
      expect(await refuse(inServer({ locale }))).toEqual({
        refused: true,
        said: [problem['administrators-only']],
      });
    }
  });
});

describe('Somebody outside servers', () => {
  const apiError = (status: number) =>
    new DiscordAPIError({ code: 0, message: 'x' }, 0, status, 'GET', '/', {});
  /** Two allowed servers that have the bot, of which only the second may have the person. */
  const ask = (second: () => Promise<object>) => {
    const cache = new Collection([
      ['7', { members: { fetch: () => Promise.reject(apiError(404)) } }],
      ['9', { members: { fetch: second } }],
    ]);
    const caller = { user: { id: '2' }, guildId: null, client: { guilds: { cache } } };
    return mayUse(caller as unknown as Parameters<typeof mayUse>[0], {
      ...rules,
      allowedGuildIds: new Set(['5', '7', '9']),
    });
  };

  it('may ask as a member of any of the allowed servers', async () => {
    expect(await ask(() => Promise.resolve({}))).toBe(true);
    expect(await ask(() => Promise.reject(apiError(404)))).toBe(false);
  });

  it('is not turned away because Discord has a fault', async () => {
    await expect(ask(() => Promise.reject(apiError(500)))).rejects.toMatchObject({ status: 500 });
  });
});

describe('Rate limits', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const work = () => Promise.resolve('done');

  it('count actions apart from questions, and per person', async () => {
    const limiter = createRateLimiter({ ...defaultRateLimits, perUser: 1, actionsPerUser: 2 });
    await limiter.pass({ user: 'anna', guild: null }, work);
    expect(await limiter.admitAction('anna')).toBeUndefined();
    expect(await limiter.admitAction('anna')).toBeUndefined();
    vi.advanceTimersByTime(15_000);
    expect(await limiter.admitAction('anna')).toEqual({
      kind: 'wait',
      who: 'action',
      waitMs: 45_000,
      first: true,
    });
    expect(await limiter.admitAction('anna')).toMatchObject({ first: false });
    expect(await limiter.admitAction('ben')).toBeUndefined();
  });

  it('allow sixty actions a minute, if nothing else is set', async () => {
    const limiter = createRateLimiter();
    for (let action = 0; action < 60; action += 1) {
      expect(await limiter.admitAction('anna')).toBeUndefined();
    }
    expect(await limiter.admitAction('anna')).toMatchObject({ who: 'action' });
    vi.advanceTimersByTime(60_001);
    expect(await limiter.admitAction('anna')).toBeUndefined();
  });

  it('renew the questions of a server every minute', async () => {
    const limiter = createRateLimiter({ ...defaultRateLimits, perGuild: 1 });
    const ask = (user: string) => limiter.pass({ user, guild: 'guild' }, work);
    await ask('anna');
    vi.advanceTimersByTime(59_000);
    expect(await ask('ben')).toMatchObject({ refusal: { who: 'guild', waitMs: 1_000 } });
    vi.advanceTimersByTime(1_001);
    expect(await ask('cem')).toEqual({ result: 'done' });
  });

  it('count how many questions wait', async () => {
    const limiter = createRateLimiter({ ...defaultRateLimits, atOnce: 1 });
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const passing = ['anna', 'ben', 'cem'].map((user) =>
      limiter.pass({ user, guild: null }, () => slow),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(limiter.waiting).toBe(2);
    finish();
    await Promise.all(passing);
    expect(limiter.waiting).toBe(0);
  });

  it('are not taken for reached where they fail', async () => {
    const fault = new Error('out of memory');
    vi.spyOn(RateLimiterMemory.prototype, 'consume').mockRejectedValue(fault);
    const limiter = createRateLimiter();
    await expect(limiter.pass({ user: 'anna', guild: null }, work)).rejects.toBe(fault);
    await expect(limiter.admitAction('anna')).rejects.toBe(fault);
  });

  it.each(['de', 'en'] as const)('on actions say how long to wait, in %s', (language) => {
    const refusal = { kind: 'wait', who: 'action', waitMs: 20_000, first: true } as const;
    const { askAgainIn } = selectMessages(language);
    expect(renderRefusal(refusal, language).text).toBe(askAgainIn.action(20_000));
  });
});
