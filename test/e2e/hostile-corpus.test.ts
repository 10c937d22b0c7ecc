import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { App } from '../../src/app.js';
import { createApp } from '../../src/create-app.js';
import { type Bot, startBot } from '../../src/delivery/discord/start-bot.js';
import { readButtons, readCardText } from '../support/card-text.js';
import { readDiscordText } from '../support/discord-markdown.js';
import { openStage, type Stage, type StageMessage } from '../support/discord-stage.js';

const admin = '500000000000000001';

const hostile =
  '24. Februar: Der Zebrafink @everyone @here <@80351110224678912> <@&1> <#2> sang **laut** _leise_ ' +
  '~~gar nicht~~ ||heimlich|| `so` [hier](https://a.example) https://b.example/x_y <https://a/x_y> ' +
  '<t:1618953630:R> </ask:1> <:e:1> :smile: \\* und weiter.';

let folder: string;
let stage: Stage;
let app: App;
let bot: Bot;

const markdown = (message: StageMessage) => readCardText(message.components);
const ask = (question: string) => stage.command('ask', { question }).reply();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-'));
  await writeFile(join(folder, 'vogel.txt'), `Über den Zebrafinken\n\n${hostile}\n`);
  await writeFile(join(folder, 'amsel.txt'), 'Über die Amsel\n\nDie Amsel singt am Abend.\n');
  stage = await openStage();
  app = createApp({ corpusFolder: folder });
  await app.reindex();
  bot = await startBot({
    app,
    logger: pino({ level: 'silent' }),
    token: stage.token,
    apiUrl: stage.apiUrl,
    adminUserIds: [admin],
  });
});

afterAll(async () => {
  await bot.stop();
  await app.close();
  await stage.close();
  await rm(folder, { recursive: true });
});

describe('a document that looks like Discord markup', () => {
  it('shows word for word, through every door, and pings nobody', async () => {
    const replies = [
      await ask('Was sang der Zebrafink?'),
      await stage.say('Was sang der Zebrafink?').reply(),
    ];
    for (const reply of replies) {
      const { text, forms } = readDiscordText(markdown(reply));
      expect(text).toContain(hostile);
      expect(new Set(forms)).toEqual(new Set(['subtext', 'quote', 'bold']));
      expect(reply.pings).toBe(false);
    }
  });
});

describe('an index that changes', () => {
  const reindex = async () => {
    const asked = stage.command('reindex', {}, { user: admin });
    const visible = async () => readDiscordText(markdown(await asked.reply())).text;
    await expect.poll(visible, { timeout: 5_000 }).toContain('−');
    return visible();
  };

  it('is told as what was added, changed, removed, and what failed and why', async () => {
    await writeFile(join(folder, 'amsel.txt'), 'Über die Amsel\n\nDie Amsel singt am Morgen.\n');
    await writeFile(join(folder, 'star.txt'), 'Über den Star\n\nDer Star ahmt andere nach.\n');
    await writeFile(join(folder, 'leer.txt'), '');
    expect(await reindex()).toMatch(
      /^\+1 ~1 −0 · 1 Datei fehlgeschlagen: leer\.txt: ist leer · (?:< )?\d+,\d s$/,
    );
  });

  it('leaves the buttons of what is still there working, and those of what has changed kind', async () => {
    const kept = await ask('Was macht der Star nach?');
    const changed = await ask('Wann singt die Amsel?');
    const press = async (message: StageMessage) => {
      const customId = readButtons(message.components)['Im Zusammenhang']!;
      return markdown(await stage.press(message, customId).reply());
    };
    await writeFile(join(folder, 'amsel.txt'), 'Über die Amsel\n\nDie Amsel singt nie.\n');
    await writeFile(
      join(folder, 'star.txt'),
      'Vorweg.\n\nÜber den Star\n\nDer Star ahmt andere nach.\n',
    );
    await reindex();
    expect(await press(kept)).toContain('**Der Star ahmt andere nach.**');
    expect(await press(changed)).toContain('Diese Stelle hat sich inzwischen geändert.');
  });

  it('goes on serving when the folder is gone, and says why', async () => {
    await rm(folder, { recursive: true });
    const asked = stage.command('reindex', {}, { user: admin });
    await expect
      .poll(async () => markdown(await asked.reply()))
      .toContain('Den Ordner mit den Dokumenten gibt es nicht.');
    expect(markdown(await ask('Was macht der Star nach?'))).toContain('Der Star ahmt');
    folder = await mkdtemp(join(tmpdir(), 'beleg-'));
  });
});
