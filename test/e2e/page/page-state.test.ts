import { describe, expect, it } from 'vitest';

import { formatSentTime, formatTime } from '../../../src/local-discord/web/chat/format-time.js';
import {
  applyEvent,
  applyOutcome,
  createState,
  enterChannel,
  type PageState,
} from '../../../src/local-discord/web/state/page-state.js';
import type { Snapshot } from '../../../src/local-discord/page-server/page-protocol.js';
import { buildMessage } from '../../support/build-message.js';

const settings = { as: 'member', locale: 'de', theme: 'dark' } as const;

const snapshot: Snapshot = {
  server: 'Beleg',
  hasInspector: true,
  bot: { id: '1', name: 'Beleg' },
  people: [],
  channels: ['allgemein', 'dm'].map((key) => ({
    key,
    kind: 'guild',
    name: key,
    commands: [],
    messageCommands: [],
  })),
  messages: [buildMessage('1')],
};

const connected = applyEvent(createState(settings), { kind: 'snapshot', snapshot });

const ids = ({ snapshot: shown }: PageState) => shown?.messages.map(({ id }) => id);

describe('the page follows', () => {
  it('a new message, an edit, and a deletion', () => {
    const two = applyEvent(connected, { kind: 'message', message: buildMessage('2') });
    expect(ids(two)).toEqual(['1', '2']);
    const edited = applyEvent(two, {
      kind: 'message',
      message: buildMessage('1', { isEdited: true }),
    });
    expect(ids(edited)).toEqual(['1', '2']);
    expect(edited.snapshot?.messages[0]?.isEdited).toBe(true);
    expect(ids(applyEvent(edited, { kind: 'deleted', id: '1' }))).toEqual(['2']);
  });

  it('what is new elsewhere as unread, what is new here not', () => {
    const elsewhere = buildMessage('2', { channel: 'dm' });
    expect(applyEvent(connected, { kind: 'message', message: elsewhere }).unread).toEqual(
      new Map([['dm', '2']]),
    );
    expect(applyEvent(connected, { kind: 'message', message: buildMessage('2') }).unread.size).toBe(
      0,
    );
  });

  it('where unread messages begin, until the person writes there', () => {
    const two = ['2', '3'].reduce(
      (state, id) =>
        applyEvent(state, { kind: 'message', message: buildMessage(id, { channel: 'dm' }) }),
      connected,
    );
    const entered = enterChannel(two, 'dm');
    expect(entered).toMatchObject({ channel: 'dm', firstNew: '2', unread: new Map() });
    const own = buildMessage('4', { channel: 'dm', isOwn: true });
    expect(applyEvent(entered, { kind: 'message', message: own }).firstNew).toBeUndefined();
    expect(enterChannel(entered, 'allgemein').firstNew).toBeUndefined();
  });

  it('the person into a channel that there is', () => {
    const lost = createState(settings, 'geheim');
    expect(applyEvent(lost, { kind: 'snapshot', snapshot }).channel).toBe('allgemein');
    const found = createState(settings, 'dm');
    expect(applyEvent(found, { kind: 'snapshot', snapshot }).channel).toBe('dm');
  });

  it('the bot’s typing until its message comes', () => {
    const typing = applyEvent(connected, { kind: 'typing', channel: 'allgemein' });
    expect(typing.typing).toEqual(new Set(['allgemein']));
    const byPerson = { author: { name: 'Mara', isBot: false } };
    const asked = applyEvent(typing, { kind: 'message', message: buildMessage('2', byPerson) });
    expect(asked.typing.size).toBe(1);
    expect(applyEvent(asked, { kind: 'message', message: buildMessage('3') }).typing.size).toBe(0);
  });

  it('a run of the index while it lasts, and nothing of it afterwards', () => {
    const progress = { phase: 'loading', done: 1, total: 2 } as const;
    const running = applyEvent(connected, { kind: 'indexing', progress });
    expect(running.indexing).toEqual(progress);
    const ended = applyEvent(running, { kind: 'indexed', text: '2 Dokumente' });
    expect(ended).toMatchObject({ indexing: undefined, indexed: '2 Dokumente' });
    // It may have ended while the connection was lost.
    expect(applyEvent(running, { kind: 'snapshot', snapshot }).indexing).toBeUndefined();
  });

  it('nothing before it knows where it is', () => {
    const early = applyEvent(createState(settings), {
      kind: 'message',
      message: buildMessage('1'),
    });
    expect(early.snapshot).toBeUndefined();
  });
});

describe('what came of an action', () => {
  it('is told where nothing can be seen of it', () => {
    expect(applyOutcome(connected, { kind: 'no-response' }).notice).toBe('no-response');
    expect(applyOutcome(connected, { kind: 'refused' }).notice).toBe('refused');
    expect(applyOutcome(connected, { kind: 'done' })).toBe(connected);
  });

  it('opens a modal', () => {
    const modal = { interaction: '1', title: 'Löschen?', texts: [], fields: [] };
    expect(applyOutcome(connected, { kind: 'modal', modal }).modal).toBe(modal);
  });
});

describe('a time', () => {
  const seconds = 1_618_953_630;
  it.each([
    ['D', 'de', '20. April 2021'],
    ['D', 'en-US', 'April 20, 2021'],
    ['?', 'de', 'April 2021'],
  ] as const)('as “%s” in %s is %s', (format, locale, expected) => {
    expect(formatTime(seconds, format, locale)).toContain(expected);
  });

  it('of a message has the day, unless it is today', () => {
    const at = new Date(2026, 4, 3, 9, 5).getTime();
    expect(formatSentTime(at, 'de', at + 3_600_000)).toBe('09:05');
    expect(formatSentTime(at, 'de', at + 86_400_000)).toBe('03.05.26, 09:05');
  });

  it.each([
    [0, 'jetzt'],
    [-120, 'vor 2 Minuten'],
    [3_600, 'in 1 Stunde'],
    [-86_400, 'gestern'],
    [-63_072_000, 'vor 2 Jahren'],
  ])('%d s away is “%s”', (distance, expected) => {
    const now = (seconds - distance) * 1000;
    expect(formatTime(seconds, 'R', 'de', now)).toBe(expected);
  });
});
