import { describe, expect, it } from 'vitest';

import { arrangeMessages } from '../../../src/local-discord/web/chat/arrange-messages.js';
import { nameSiblings } from '../../../src/local-discord/web/chat/name-siblings.js';
import type { ComponentView } from '../../../src/local-discord/page-server/views/message-view.js';
import { buildMessage } from '../../support/build-message.js';

const noon = new Date(2026, 4, 3, 12).getTime();
const minute = 60_000;

const by = (id: string, name: string, at: number, changes = {}) =>
  buildMessage(id, { author: { name, isBot: false }, at, ...changes });

describe('messages of one author', () => {
  it('stand under one name within seven minutes', () => {
    const messages = [
      by('1', 'Mara', noon),
      by('2', 'Mara', noon + 6 * minute),
      by('3', 'Mara', noon + 14 * minute),
      by('4', 'Momo', noon + 15 * minute),
    ];
    expect(arrangeMessages(messages).map(({ isCompact }) => isCompact)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('stand apart where one replies, is for one person alone, or where what is new begins', () => {
    const reply = { repliesTo: { id: '1', author: { name: 'Momo', isBot: false }, text: 'x' } };
    const messages = [
      by('1', 'Mara', noon),
      by('2', 'Mara', noon, reply),
      by('3', 'Mara', noon, { isEphemeral: true }),
      by('4', 'Mara', noon, { isEphemeral: true }),
    ];
    const arranged = arrangeMessages(messages, '4');
    expect(arranged.some(({ isCompact }) => isCompact)).toBe(false);
    expect(arranged.map(({ isFirstNew }) => isFirstNew)).toEqual([false, false, false, true]);
  });

  it('begin anew with every day', () => {
    const midnight = new Date(2026, 4, 4).getTime();
    const messages = [
      by('1', 'Mara', midnight - 2),
      by('2', 'Mara', midnight - 1),
      by('3', 'Mara', midnight),
    ];
    expect(arrangeMessages(messages)).toMatchObject([
      { isFirstOfDay: true, isCompact: false },
      { isFirstOfDay: false, isCompact: true },
      { isFirstOfDay: true, isCompact: false },
    ]);
  });
});

it('a component keeps its name when others come and go beside it', () => {
  const button = (label: string, customId: string): ComponentView => ({
    kind: 'button',
    style: 2,
    label,
    customId,
    disabled: false,
  });
  const text: ComponentView = { kind: 'text', content: [] };
  const before = nameSiblings([button('Weiter', 'a'), text]).map(([name]) => name);
  const after = nameSiblings([text, button('Zurück', 'b'), button('Weiter', 'c'), text]);
  const names = after.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(before));
  expect(new Set(names).size).toBe(names.length);
});
