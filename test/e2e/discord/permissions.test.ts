import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commands } from '../../../commands/index.js';
import type { InteractionHandle } from '../../../src/local-discord/state/interaction-handle.js';
import type { PersonName, StoredMessage } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  ephemeralFlag,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const question = 'Seit wann gibt es KFOR?';
const german = { locale: 'de' } as const;

let beleg: BelegOnDiscord;
/** Each person's own answer where they are. */
const own = new Map<Actor, StoredMessage>();

/** Who acts, and where; Momo is named as an administrator in the configuration. */
const actors = {
  'a member': { as: 'member', channel: 'allgemein' },
  'a moderator': { as: 'moderator', channel: 'allgemein' },
  'an administrator': { as: 'administrator', channel: 'allgemein' },
  'a member, in direct messages': { as: 'member', channel: 'dm' },
  'an administrator, in direct messages': { as: 'administrator', channel: 'dm' },
  'the configured person, in direct messages': { as: 'moderator', channel: 'dm' },
  'a member who brought Beleg along': { as: 'member', channel: 'allgemein', installed: 'user' },
  'an administrator who did': { as: 'administrator', channel: 'allgemein', installed: 'user' },
  'two among themselves': { as: 'member', channel: 'unter-uns', installed: 'user' },
  'a member, in another server': { as: 'member', channel: 'anderswo', installed: 'user' },
  'an administrator there': { as: 'administrator', channel: 'anderswo', installed: 'user' },
} as const;
type Actor = keyof typeof actors;
const everyone = Object.keys(actors) as Actor[];

/**
 * What comes of it: they see it `alone`, or it is in the `open`; a `form`; `choices`; the message is
 * `gone`; it is politely refused (`no`), or the client does not even offer it (`-`).
 */
type Outcome = 'alone' | 'open' | 'form' | 'choices' | 'gone' | 'no' | '-';

beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus');
  beleg.discord.openChannel({ name: 'anderswo', elsewhere: true });
  // Discord hides some from members; a server's administrators can show them again to anyone.
  for (const one of beleg.discord.world.commands) one.default_member_permissions = null;
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

const placeOf = (actor: Actor) => ({ ...actors[actor], ...german });

async function ownAnswer(actor: Actor): Promise<StoredMessage> {
  const known = own.get(actor) ?? (await beleg.ask(question, placeOf(actor)).response());
  own.set(actor, known);
  return known;
}

const idOf = (message: StoredMessage, label: string) => readButtons(message.components)[label]!;
const passageOf = (message: StoredMessage) =>
  /^1:c:([^.]+)/.exec(idOf(message, 'Im Zusammenhang'))![1]!;

const refusals =
  /Das dürfen nur die Administratoren|Das dürfen nur die Person|Bewerten kann sie nur/;

/** What comes of an interaction that is expected to show something. */
async function see(started: InteractionHandle, expected: RegExp): Promise<Outcome> {
  const message = await started.response();
  if (refusals.test(visible(message))) return 'no';
  expect(visible(message)).toMatch(expected);
  return (message.flags & ephemeralFlag) === 0 ? 'open' : 'alone';
}

interface Act {
  readonly what: string;
  readonly act: (actor: Actor) => Promise<Outcome>;
}

const runs = (name: string, expected: RegExp, options: Record<string, string> = {}): Act => ({
  what: `/${name}`,
  act: async (actor) => {
    const place = placeOf(actor);
    if (!beleg.discord.sees({ ...place, name })) return '-';
    return see(beleg.discord.runCommand({ ...place, name, options }), expected);
  },
});

const types = (focused: string, value: string): Act => ({
  what: `typing ${focused}`,
  act: async (actor) => {
    const options = { question: 'x', [focused]: value };
    const typed = { ...placeOf(actor), name: 'ask', focused, options };
    return (await beleg.discord.autocomplete(typed).choices()).length > 0 ? 'choices' : '-';
  },
});

/** A button on the person's own answer, there or not. */
const presses = (
  what: string,
  customId: (answer: StoredMessage) => string,
  expected: RegExp,
): Act => ({
  what,
  act: async (actor) => {
    const message = await beleg.ask(question, placeOf(actor)).response();
    const click = { ...placeOf(actor), message, customId: customId(message) };
    return see(beleg.discord.forgeClick(click), expected);
  },
});

async function sendForm(actor: Actor, message: StoredMessage, customId: string): Promise<Outcome> {
  const place = placeOf(actor);
  const from = beleg.discord.forgeClick({ ...place, message, customId });
  await from.modal();
  return see(beleg.discord.submitModal({ ...place, from, values: { reason: 'other' } }), /Danke/);
}

const searches: Act = {
  what: 'Search documents',
  act: async (actor) => {
    const place = placeOf(actor);
    const message = beleg.discord.sendMessage({ ...place, content: 'Schmuggel von Waffen' });
    const name = 'In Dokumenten suchen';
    return see(beleg.discord.runMessageCommand({ ...place, message, name }), /Waffenschmuggels/);
  },
};

const readsDocument: Act = {
  what: 'choosing a document and a heading',
  act: async (actor) => {
    const place = placeOf(actor);
    const list = await beleg.discord.runCommand({ ...place, name: 'sources' }).response();
    const outline = await beleg.choose(list, '1:d', 'nato-einsaetze.txt', place).response();
    const heading = passageOf(await ownAnswer(actor));
    return see(beleg.choose(outline, '1:j', heading, place), /1999/);
  },
};

const sendsForm: Act = {
  what: 'the form of a thumb down',
  act: async (actor) => {
    const answer = await ownAnswer(actor);
    return sendForm(actor, answer, idOf(answer, '👎'));
  },
};

/** One column for each of `actors`. */
const answered = 'alone alone alone open open open alone alone alone alone alone';
const confidential = 'alone alone alone alone alone alone alone alone alone alone alone';
const suggested = answered.replace(/\w+/g, 'choices');
const command = 'no alone alone no no open - - - - -';
const button = 'no alone alone no no open no no no no no';

/** What can be done, and what each of `actors` sees of it. */
const matrix: readonly (readonly [Act, string])[] = [
  [runs('ask', /1999/, { question }), answered],
  [searches, answered],
  [runs('sources', /Antworten kommen/), answered],
  [runs('help', /wörtlich/), answered],
  [runs('privacy', /über dich/), confidential],
  [runs('reindex', /lese|ndiziere|^\+0/), command],
  [runs('status', /Index [0-9a-f]{8}/), command],
  [runs('gaps', /gute Antwort/), command],
  [types('question', 'kosovo'), suggested],
  [types('document', 'kris'), suggested],
  [presses('in context', (answer) => idOf(answer, 'Im Zusammenhang'), /1999/), answered],
  [presses('open hit', (answer) => `1:o:${passageOf(answer)}`, /1999/), answered],
  [presses('more hits', (answer) => `1:m:${passageOf(answer)}`, /Weitere Treffer/), answered],
  [presses('previous and next', (answer) => `1:t:${passageOf(answer)}`, /1999/), answered],
  [presses('whole section', (answer) => `1:s:${passageOf(answer)}:0`, /1999/), answered],
  [presses('a page of documents', () => '1:l:0', /Antworten kommen/), answered],
  [
    presses('a page of headings', (answer) => `1:h:${passageOf(answer)}:0`, /Kosovo Force/),
    answered,
  ],
  [readsDocument, answered],
  [presses('did you mean', () => `1:q:${question}`, /1999/), answered],
  [
    presses('share', (answer) => `1:p:${passageOf(answer)}`, /Gefragt und geteilt/),
    'open open open no no no open open open open open',
  ],
  [presses('a thumb up', (answer) => idOf(answer, '👍'), /Danke/), confidential],
  [sendsForm, confidential],
  [presses('one’s own data', () => '1:e', /Das ist alles/), confidential],
  [presses('whether to forget', () => '1:f', /rückgängig/), confidential],
  [
    presses('cancel', () => '1:x', /läuft keine Neuindizierung/),
    'no alone alone no no alone no no no no no',
  ],
  [presses('a page of gaps', () => '1:g:0', /gute Antwort/), button],
  [
    presses('the file of gaps', () => '1:v', /gute Antwort/),
    'no alone alone no no alone no no no no no',
  ],
];

describe.each(matrix.map(([act, row]) => ({ ...act, row })))('$what', ({ act, row }) => {
  const cells = everyone.map((actor, at) => [actor, row.split(' ')[at] as Outcome] as const);
  it.each(cells)('for %s: %s', async (actor, outcome) => {
    expect(await act(actor)).toBe(outcome);
  });
});

it('every command is in the matrix', () => {
  const rows = matrix.map(([{ what }]) => what.replace('/', ''));
  expect(rows).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
});

it('whoever deletes what is stored of them deletes nothing of others', async () => {
  const count = (as: PersonName) => {
    const stored = beleg.store().exportUser(beleg.discord.world.people[as].id);
    return stored.ok ? stored.value.questions.length : -1;
  };
  for (const as of ['member', 'moderator'] as const) {
    await beleg.ask(question, { as }).response();
  }
  const others = count('moderator');
  const message = await beleg.ask(question).response();
  const click = { as: 'member', ...german, message, customId: '1:z' } as const;
  expect(visible(await beleg.discord.forgeClick(click).response())).toContain('Gelöscht');
  expect([count('member'), count('moderator')]).toEqual([0, others]);
});

/** On an answer of the member that everyone in the server sees; ids as a forged client sends them. */
const onOpenAnswer: readonly (readonly [
  string,
  (answer: StoredMessage) => string,
  RegExp,
  string,
])[] = [
  ['in context', (answer) => `1:c:${passageOf(answer)}`, /1999/, 'alone alone alone alone alone'],
  [
    'another passage',
    (answer) => `1:t:${passageOf(answer)}`,
    /1999/,
    'open alone alone open alone',
  ],
  ['a section', (answer) => `1:s:${passageOf(answer)}:0`, /1999/, 'open alone alone open alone'],
  ['the documents', () => '1:l:0', /Antworten kommen/, 'open alone alone open alone'],
  [
    'the headings',
    (answer) => `1:h:${passageOf(answer)}:0`,
    /Kosovo/,
    'open alone alone open alone',
  ],
  ['the gaps', () => '1:g:0', /gute Antwort/, 'no alone alone no no'],
  ['deleting one’s data', () => '1:z', /Gelöscht/, 'open alone alone open alone'],
  ['sharing it as one’s own', (answer) => `1:p:${passageOf(answer)}`, /Gefragt/, 'no no no no no'],
  ['a thumb up', (answer) => idOf(answer, '👍'), /Danke/, 'alone alone alone alone alone'],
  ['a thumb down', (answer) => idOf(answer, '👎'), /Danke/, 'form form form form form'],
  ['delete', () => '1:r:1', /./, 'gone gone gone gone gone'],
];
const inServer = everyone.filter((actor) => actors[actor].channel === 'allgemein');

describe.each(onOpenAnswer)(
  'on the open answer of a member: %s',
  (_what, customId, expected, row) => {
    const cells = inServer.map((actor, at) => [actor, row.split(' ')[at] as Outcome] as const);
    it.each(cells)('for %s: %s', async (actor, outcome) => {
      const message = await beleg.ask(question, german, { private: false }).response();
      const before = visible(message);
      const click = { ...placeOf(actor), message, customId: customId(message) };
      const pressed = beleg.discord.forgeClick(click);
      if (outcome === 'gone') {
        await beleg.discord.waitFor(() => !beleg.discord.world.messages.has(message.id));
        return;
      }
      if (outcome === 'form') {
        expect(await sendForm(actor, message, click.customId)).toBe('alone');
        return;
      }
      expect(await see(pressed, expected)).toBe(outcome);
      if (outcome !== 'open') expect(visible(message)).toBe(before);
    });
  },
);

describe('what Beleg said to one person', () => {
  it.each([
    ['the moderator deletes as such', 'moderator', true],
    ['a member does not delete, whoever the button names', 'member', false],
  ] as const)('in reply to a mention, %s', async (_what, as, may) => {
    const { discord } = beleg;
    const { world } = discord;
    const mention = `<@${world.bot.id}> ${question}`;
    const reply = await beleg.say(mention, { as: 'administrator' }).reply();
    const customId = `1:r:${world.people[as].id}`;
    const pressed = discord.forgeClick({ as, ...german, message: reply, customId });
    if (may) await beleg.discord.waitFor(() => !world.messages.has(reply.id));
    else expect(visible(await pressed.response())).toContain('Das dürfen nur die Person');
    expect(world.messages.has(reply.id)).toBe(!may);
  });

  it.each(inServer)('in private, is rated by that person alone: %s', async (actor) => {
    const answer = await beleg.ask(question).response();
    const open = await beleg.ask(question, {}, { private: false }).response();
    const place = { ...placeOf(actor), message: open, customId: idOf(answer, '👍') };
    const outcome = await see(beleg.discord.forgeClick(place), /Danke/);
    expect(outcome).toBe(actors[actor].as === 'member' ? 'alone' : 'no');
  });

  it('in one place, is unknown in another', async () => {
    const answers = everyone.filter((actor) => actors[actor].as === 'member').map(ownAnswer);
    const [inGuild, direct, , , elsewhere] = await Promise.all(answers);
    const pairs = [
      [inGuild, direct],
      [direct, inGuild],
      [elsewhere, inGuild],
      [inGuild, elsewhere],
    ] as const;
    for (const [from, on] of pairs) {
      const forged = {
        as: 'member',
        ...german,
        message: on!,
        customId: idOf(from!, '👍'),
      } as const;
      const said = visible(await beleg.discord.forgeClick(forged).response());
      expect(said).toContain('nicht mehr gespeichert');
    }
  });
});
