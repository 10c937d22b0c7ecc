import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { PersonName, StoredMessage } from '../../src/delivery/preview/world.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
  type Where,
} from '../support/beleg-on-discord.js';
import { readButtons } from '../support/card-text.js';

let beleg: BelegOnDiscord;
/** Messages of the member: in the server for them alone, in the server for all, and in their own direct messages. */
let own: StoredMessage;
let open: StoredMessage;
let shared: StoredMessage;
let direct: StoredMessage;
let answerOwn = '';
let answerOpen = '';

beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus');
  const question = 'Seit wann gibt es KFOR?';
  own = await beleg.ask(question).response();
  open = await beleg.ask(question, {}, { private: false }).response();
  direct = await beleg.ask(question, { channel: 'dm' }).response();
  shared = await beleg.press(own, readButtons(own.components)['Im Kanal teilen']!).response();
  answerOwn = readButtons(own.components)['👍']!.slice('1:u:'.length);
  answerOpen = readButtons(open.components)['👍']!.slice('1:u:'.length);
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

/** Who acts, and where; the moderator is named as an administrator in the configuration. */
const actors = {
  member: { as: 'member' },
  moderator: { as: 'moderator' },
  administrator: { as: 'administrator' },
  'member in a direct message': { as: 'member', channel: 'dm' },
  'administrator in a direct message': { as: 'administrator', channel: 'dm' },
  'configured person in a direct message': { as: 'moderator', channel: 'dm' },
  'member who brought Beleg along': { as: 'member', installed: 'user' },
  'administrator who brought Beleg along': { as: 'administrator', installed: 'user' },
} as const satisfies Readonly<Record<string, Where>>;
type Actor = keyof typeof actors;

const everyone = Object.keys(actors) as Actor[];
const guildInstalled = everyone.filter((actor) => !actor.includes('brought'));
const mayAdminister: readonly Actor[] = [
  'moderator',
  'administrator',
  'configured person in a direct message',
];

/** Said to whoever may not; in German, which everyone's client speaks here. */
const refusals =
  /Das dürfen nur Administratoren|Das darf nur, wer gefragt hat|nur, wer gefragt hat/;
const german = { locale: 'de' } as const;

describe.each([
  ['ask', everyone, everyone, { question: 'KFOR?' }],
  ['sources', everyone, everyone, {}],
  ['help', everyone, everyone, {}],
  ['privacy', everyone, everyone, {}],
  ['reindex', guildInstalled, mayAdminister, {}],
  ['status', guildInstalled, mayAdminister, {}],
  ['gaps', guildInstalled, mayAdminister, {}],
] as const)('/%s', (name, reach, allowed, options) => {
  it.each(everyone)('for the %s', async (actor) => {
    const place = { channel: 'allgemein', ...actors[actor], ...german, name };
    if (!reach.includes(actor)) {
      expect(() => beleg.discord.runCommand({ ...place, options })).toThrow('is not offered');
      return;
    }
    // Discord hides some from members; a server's administrators can show them again to anyone.
    const command = beleg.discord.world.commands.find((one) => one.name === name)!;
    const hidden = command.default_member_permissions;
    command.default_member_permissions = null;
    try {
      const reply = await beleg.discord.runCommand({ ...place, options }).response();
      expect(refusals.test(visible(reply))).toBe(!allowed.includes(actor));
    } finally {
      command.default_member_permissions = hidden;
    }
  });
});

const inServer: readonly Actor[] = everyone.filter((actor) => !actor.includes('direct'));
const members: readonly Actor[] = ['member', 'member who brought Beleg along'];

/** Whoever sees a message can send any of these, with who may. */
const buttons: readonly (readonly [string, () => string, readonly Actor[]])[] = [
  ['in context', () => '1:c:AAAA', inServer],
  ['more hits', () => '1:m:AAAA', inServer],
  ['the documents', () => '1:l:0', inServer],
  ['a thumb up for an open answer', () => `1:u:${answerOpen}`, inServer],
  ['a thumb down for an open answer', () => `1:w:${answerOpen}`, inServer],
  ['one’s own data', () => '1:e', inServer],
  ['the question whether to forget', () => '1:f', inServer],
  ['cancel', () => '1:x', ['moderator', 'administrator']],
  ['a page of gaps', () => '1:g:0', ['moderator', 'administrator']],
  ['the file of gaps', () => '1:v', ['moderator', 'administrator']],
  // The message on which it is pressed is the member's, whatever the id says.
  [
    'delete',
    () => '1:r:1',
    [
      'member',
      'member who brought Beleg along',
      'moderator',
      'administrator',
      'administrator who brought Beleg along',
    ],
  ],
];

describe.each(buttons)('the button for %s', (what, customId, allowed) => {
  it.each(inServer)('for the %s', async (actor) => {
    const target = what === 'delete' ? await shareAnew() : open;
    const pressed = beleg.discord.forgeClick({
      ...actors[actor],
      ...german,
      message: target,
      customId: customId(),
    });
    const may = allowed.includes(actor);
    if (what === 'delete' && may) {
      await beleg.discord.waitFor(() => !beleg.discord.world.messages.has(target.id));
      return;
    }
    if (customId().startsWith('1:w')) {
      expect(await pressed.modal()).toHaveProperty('title');
      return;
    }
    const said = visible(await pressed.response());
    expect(refusals.test(said)).toBe(!may);
  });
});

describe('the thumbs of a private answer, sent from another message', () => {
  it.each(inServer)('for the %s', async (actor) => {
    const nobodyShared = await beleg.ask('Seit wann gibt es KFOR?').response();
    const customId = readButtons(nobodyShared.components)['👍']!;
    const place = { ...actors[actor], ...german, message: open, customId };
    const said = visible(await beleg.discord.forgeClick(place).response());
    expect(said.includes('Danke')).toBe(members.includes(actor));
  });
});

describe('what belongs to one place', () => {
  const cases: readonly [string, PersonName, () => StoredMessage, () => string][] = [
    ['a thumb of a server', 'member', () => direct, () => `1:u:${answerOwn}`],
    [
      'a thumb of direct messages',
      'member',
      () => open,
      () => readButtons(direct.components)['👍']!,
    ],
  ];
  it.each(cases)('%s is unknown elsewhere', async (_what, as, message, customId) => {
    const forged = { as, ...german, message: message(), customId: customId() };
    expect(visible(await beleg.discord.forgeClick(forged).response())).toContain(
      'erinnere ich mich nicht',
    );
  });
});

/** An answer of the member that everyone sees. */
async function shareAnew(): Promise<StoredMessage> {
  expect(shared.onlyFor).toBeUndefined();
  const answer = await beleg.ask('Seit wann gibt es KFOR?').response();
  return beleg.press(answer, readButtons(answer.components)['Im Kanal teilen']!).response();
}
