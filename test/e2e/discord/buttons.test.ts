import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Language } from '../../../src/core/analysis/language.js';
import type { Messages } from '../../../src/messages/messages.js';
import { selectMessages } from '../../../src/messages/select-messages.js';
import type { InteractionHandle } from '../../../src/local-discord/state/interaction-handle.js';
import type { StoredMessage } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

let beleg: BelegOnDiscord;
let corpus = '';
let messages: Messages;
let place: { readonly as: 'administrator'; readonly channel: string; readonly locale: string };

const known = 'Seit wann gibt es KFOR?';
const often = 'Was kostet der Antrag?';

/** Pages of documents, of headings and of gaps. */
async function fillCorpus(): Promise<void> {
  await cp('corpus', corpus, { recursive: true });
  for (let number = 1; number <= 6; number += 1) {
    const text = `# Blatt ${number}\n\nDer Antrag ${number} kostet ${number} Euro.\n`;
    await writeFile(join(corpus, `blatt-${number}.md`), text);
  }
  const chapters = Array.from({ length: 30 }, (_, at) => `## Kapitel ${at}\n\nAbsatz ${at}.\n`);
  await writeFile(join(corpus, 'kapitel.md'), `# Buch\n\n${chapters.join('\n')}`);
}

const run = (name: string) => beleg.run(name, place).response();
const ask = (question: string) => beleg.ask(question, place).response();
const shownBy = async (started: InteractionHandle) => describeMessage(await started.response());

/** What a person reads of a message, labels included. */
function describeMessage(message: StoredMessage): string {
  const files = message.attachments.map(({ filename }) => filename);
  const labels = Object.keys(readButtons(message.components));
  return [visible(message), ...labels, ...files].join('\n');
}

function press(message: StoredMessage, label: string): InteractionHandle {
  const customId = readButtons(message.components)[label];
  if (customId === undefined) throw new Error(`there is no button “${label}”`);
  return beleg.press(message, customId, place);
}

/** A menu's id, and the value of one of its options by the label. */
function optionOf({ components }: StoredMessage, label: string): readonly [string, string] {
  const json = JSON.stringify(components);
  const [, customId = ''] = /"custom_id":"(1:[dj])"/.exec(json) ?? [];
  const [, value = ''] = new RegExp(`"label":"${label}","value":"([^"]+)"`).exec(json) ?? [];
  return [customId, value];
}

async function outline(): Promise<StoredMessage> {
  const list = await turnPage(await run('sources'));
  return beleg.choose(list, ...optionOf(list, 'Buch'), place).response();
}

/** To the next page, in place. */
async function turnPage(message: StoredMessage): Promise<StoredMessage> {
  await press(message, messages.next).response();
  return message;
}

const inContext = async () =>
  press(
    await ask('Wann wurde die Erweiterung der NMI beschlossen?'),
    messages.inContext,
  ).response();
const share = async () => press(await ask(known), messages.share).response();
const changed = ({ problem }: Messages) => problem['passage-changed'];

interface Row {
  readonly what: string;
  /** Does all that comes before the button; gives the way to press it. */
  readonly prepare: () => Promise<() => Promise<string>>;
  readonly shows: (messages: Messages) => string;
  /** Once the documents are others. Default: the same. */
  readonly showsAfterChange?: (messages: Messages) => string;
}

const button = (
  what: string,
  open: () => Promise<StoredMessage>,
  label: () => string,
  shows: Row['shows'],
  showsAfterChange = shows,
): Row => ({
  what,
  prepare: async () => {
    const message = await open();
    return () => shownBy(press(message, label()));
  },
  shows,
  showsAfterChange,
});

const rows: readonly Row[] = [
  button(
    'in context',
    () => ask(known),
    () => messages.inContext,
    (m) => m.next,
    changed,
  ),
  button(
    'next',
    inContext,
    () => messages.next,
    (m) => m.previous,
    changed,
  ),
  button(
    'whole section',
    inContext,
    () => messages.wholeSection,
    (m) => m.lines(11, 13),
    changed,
  ),
  button(
    'more hits',
    () => ask(often),
    () => messages.moreHits,
    (m) => m.furtherHits,
    changed,
  ),
  button(
    'open hit',
    () => ask(often),
    () => messages.openHit,
    (m) => m.lines(3, 3),
    changed,
  ),
  button(
    'share',
    () => ask(known),
    () => messages.share,
    (m) => m.sharedBy,
    changed,
  ),
  button(
    'a thumb up',
    () => ask(known),
    () => '👍',
    (m) => m.voteThanks,
  ),
  button(
    'a page of documents',
    () => run('sources'),
    () => messages.next,
    (m) => m.previous,
    (m) => m.sourcesTitle(1),
  ),
  button(
    'a page of headings',
    outline,
    () => messages.next,
    (m) => m.previous,
    changed,
  ),
  button(
    'a page of gaps',
    () => run('gaps'),
    () => messages.next,
    (m) => m.previous,
  ),
  button(
    'the file of gaps',
    () => run('gaps'),
    () => messages.gapsFile,
    (m) => `${m.gapsFileName}.csv`,
  ),
  button(
    'one’s data',
    () => run('privacy'),
    () => messages.privacyExport,
    (m) => m.privacyAttached,
  ),
  button(
    'confirm-deletion',
    () => run('privacy'),
    () => messages.privacyDelete,
    (m) => m.privacyConfirm,
  ),
  {
    what: 'a document from the menu',
    prepare: async () => {
      const list = await turnPage(await run('sources'));
      return () => shownBy(beleg.choose(list, ...optionOf(list, 'Buch'), place));
    },
    shows: () => 'Kapitel 3',
    showsAfterChange: ({ problem }) => problem['unknown-document'],
  },
  {
    what: 'a heading from the menu',
    prepare: async () => {
      const list = await outline();
      return () => shownBy(beleg.choose(list, ...optionOf(list, 'Kapitel 3'), place));
    },
    shows: (m) => m.lines(17, 17),
    showsAfterChange: changed,
  },
  {
    what: 'did you mean',
    prepare: async () => {
      const message = await ask(known);
      const click = { ...place, message, customId: `1:q:${known}` };
      return () => shownBy(beleg.discord.forgeClick(click));
    },
    shows: (m) => m.lines(7, 7),
    showsAfterChange: (m) => m.notInDocuments,
  },
  {
    what: 'a thumb down',
    prepare: async () => {
      const message = await ask(known);
      return async () => JSON.stringify(await press(message, '👎').modal());
    },
    shows: (m) => m.voteTitle,
  },
  {
    what: 'the form of a thumb down',
    prepare: async () => {
      const from = press(await ask(known), '👎');
      await from.modal();
      const values = { reason: 'outdated', comment: '…' };
      return () => shownBy(beleg.discord.submitModal({ ...place, from, values }));
    },
    shows: (m) => m.voteThanks,
  },
  {
    what: 'cancel',
    prepare: async () => {
      const message = await ask(known);
      return () => shownBy(beleg.discord.forgeClick({ ...place, message, customId: '1:x' }));
    },
    shows: (m) => m.reindexNotRunning,
  },
  {
    what: 'delete',
    prepare: async () => {
      const shared = await share();
      return async () => {
        press(shared, messages.remove);
        await beleg.discord.waitFor(() => !beleg.discord.world.messages.has(shared.id));
        return 'gone';
      };
    },
    shows: () => 'gone',
  },
  // The last, since nothing is known of anyone after it.
  {
    what: 'forget, indeed',
    prepare: async () => {
      const sure = await press(await run('privacy'), messages.privacyDelete).response();
      return () => shownBy(press(sure, messages.privacyDeleteNow));
    },
    shows: (m) => m.privacyDeleted({ questions: 0, votes: 0, shared: 0 }).split(' ')[0]!,
  },
];

const times: readonly (readonly [string, Language, () => Promise<unknown>])[] = [
  ['at once, in German', 'de', () => Promise.resolve()],
  ['at once, in English', 'en', () => Promise.resolve()],
  ['after a restart', 'de', () => beleg.restart()],
  ['after the documents were read anew', 'en', () => beleg.app.reindex({ full: true })],
];

describe.each([
  ...times.map((time) => [...time, false] as const),
  ['after the documents have changed', 'de', changeCorpus, true] as const,
])('pressed %s', (_when, language, happen, hasChanged) => {
  const pressLater = new Map<string, () => Promise<string>>();
  beforeAll(async () => {
    corpus = await mkdtemp(join(tmpdir(), 'beleg-buttons-'));
    await fillCorpus();
    beleg = await openBelegOnDiscord(corpus);
    messages = selectMessages(language);
    const locale = language === 'de' ? 'de' : 'en-US';
    place = { as: 'administrator', channel: 'allgemein', locale };
    for (const topic of 'Quark Oboe Jojo Wombat Gletscher Kaktus Vulkan Dackel Pistazien'.split(
      ' ',
    )) {
      await ask(`${topic}?`);
    }
    for (const { what, prepare } of rows) pressLater.set(what, await prepare());
    await happen();
  });
  afterAll(async () => {
    expect(await beleg.close()).toEqual([]);
    await rm(corpus, { recursive: true });
  });

  it.each(rows)('$what', async ({ what, shows, showsAfterChange = shows }) => {
    const shown = await pressLater.get(what)!();
    expect(shown).toContain((hasChanged ? showsAfterChange : shows)(messages));
  });
});

async function changeCorpus(): Promise<void> {
  await rm(corpus, { recursive: true });
  await mkdir(corpus);
  await writeFile(join(corpus, 'nato-einsaetze.txt'), 'Ganz anderes\n\nVon Äpfeln und Birnen.\n');
  await beleg.app.reindex();
}
