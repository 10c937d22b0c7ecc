import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { StoredMessage } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  markdown,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';
import { readDiscordText } from '../../support/discord-markdown.js';

const hostile =
  '24. Februar: Der Zebrafink @everyone @here <@80351110224678912> <@&1> <#2> sang **laut** _leise_ ' +
  '~~gar nicht~~ ||heimlich|| `so` [hier](https://a.example) https://b.example/x_y <https://a/x_y> ' +
  '<t:1618953630:R> </ask:1> <:e:1> :smile: \\* und weiter.';

let folder: string;
let beleg: BelegOnDiscord;

const write = (name: string, text: string) => writeFile(join(folder, name), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-'));
  await write('vogel.txt', `Über den Zebrafinken\n\n${hostile}\n`);
  await write('amsel.txt', 'Über die Amsel\n\nDie Amsel singt am Abend.\n');
  beleg = await openBelegOnDiscord(folder);
});

afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

describe('a document that looks like Discord markup', () => {
  it('shows word for word, through every door, and pings nobody', async () => {
    const question = 'Was sang der Zebrafink?';
    const replies = [
      await beleg.ask(question, {}, { private: false }).response(),
      await beleg.say(question, { channel: 'dm' }).reply(),
      await beleg.say(`<@${beleg.discord.world.bot.id}> ${question}`).reply(),
    ];
    for (const reply of replies) {
      const { text, forms } = readDiscordText(markdown(reply));
      expect(text).toContain(hostile);
      expect(new Set(forms)).toEqual(new Set(['subtext', 'quote', 'bold']));
      expect(reply.pings).toEqual({ users: [], roles: [], everyone: false });
    }
  });
});

describe('an index that changes', () => {
  const reindex = async (expected: RegExp) => {
    const reply = await beleg.run('reindex', { as: 'administrator' }).response();
    return visible(await beleg.untilShown(reply, expected));
  };

  it('is told as what was added, changed, removed, and what failed and why', async () => {
    await write('amsel.txt', 'Über die Amsel\n\nDie Amsel singt am Morgen.\n');
    await write('star.txt', 'Über den Star\n\nDer Star ahmt andere nach.\n');
    await write('leer.txt', '');
    expect(await reindex(/ s$/)).toMatch(
      /^\+1 ~1 −0 · 1 Datei fehlgeschlagen: leer\.txt: ist leer · (?:< )?\d+,\d s$/,
    );
  });

  it('leaves the buttons of what is still there working, and those of what changed kind', async () => {
    const kept = await beleg.ask('Was macht der Star nach?').response();
    const changed = await beleg.ask('Wann singt die Amsel?').response();
    const press = async (message: StoredMessage) => {
      const customId = readButtons(message.components)['Im Zusammenhang']!;
      return markdown(await beleg.press(message, customId).response());
    };
    await write('amsel.txt', 'Über die Amsel\n\nDie Amsel singt nie.\n');
    await write('star.txt', 'Vorweg.\n\nÜber den Star\n\nDer Star ahmt andere nach.\n');
    await reindex(/~2/);
    expect(await press(kept)).toContain('**Der Star ahmt andere nach.**');
    expect(await press(changed)).toContain('Diese Stelle hat sich inzwischen geändert.');
  });

  it('goes on serving when the folder is gone, and says why', async () => {
    await rm(folder, { recursive: true });
    await reindex(/Den Ordner mit den Dokumenten gibt es nicht\./);
    const reply = await beleg.ask('Was macht der Star nach?').response();
    expect(visible(reply)).toContain('Der Star ahmt');
  });
});
