import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { permissionBits } from '../../../src/local-discord/state/permissions.js';
import {
  type BelegOnDiscord,
  ephemeralFlag,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';

let corpus = '';
let beleg: BelegOnDiscord;
beforeEach(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'beleg-status-'));
  await cp('corpus', corpus, { recursive: true });
});
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
  await rm(corpus, { recursive: true });
});

const administrator = { as: 'administrator' } as const;

describe('/status', () => {
  it('says that all is well, with index, answer times, connection, store and memory', async () => {
    beleg = await openBelegOnDiscord(corpus);
    await beleg.ask('Seit wann gibt es KFOR?').response();
    const reply = await beleg.run('status', administrator).response();
    expect(reply.flags & ephemeralFlag).not.toBe(0);
    const shown = visible(reply);
    for (const part of [
      /^Alles in Ordnung/,
      /Index [0-9a-f]{8}: 1 Dokument, \d+ Passagen, zuletzt abgeglichen vor \d+ s/,
      /Dateiarten: \.txt 1/,
      /In diesem Kanal fehlt keine Berechtigung/,
      /Antwortzeit: die Hälfte unter \d+ ms, 95 % unter \d+ ms/,
      /Seit dem Start gab es keinen Fehler/,
      /Discord: 1 Server, Shard 1 von 1/,
      /Gespeichert wird 180 Tage lang/,
      /Speicher: Index \d+ MiB, ganzer Prozess \d+ MiB/,
    ]) {
      expect(shown).toMatch(part);
    }
    const { bot } = beleg.discord.world;
    const link = /"url":"(https:[^"]+)"/.exec(JSON.stringify(reply.components))?.[1] ?? '';
    expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
      client_id: bot.id,
      scope: 'bot applications.commands',
      permissions: '274878008320',
    });
  });

  it('names skipped files, missing permissions with the way to grant them, and the last error', async () => {
    await writeFile(join(corpus, 'leer.md'), '');
    beleg = await openBelegOnDiscord(corpus);
    beleg.discord.failNext({ match: '/callback', status: 403, code: 50_001 });
    await beleg.ask('Seit wann gibt es KFOR?').response();
    beleg.discord.setBotPermissions('allgemein', permissionBits.viewChannel);
    const shown = visible(
      await beleg.run('status', { ...administrator, locale: 'en-US' }).response(),
    );
    expect(shown).toMatch(/^Action needed/);
    expect(shown).toContain('leer.md: is empty');
    expect(shown).toContain(
      'Missing in this channel: Read Message History, Attach Files, Send Messages.',
    );
    expect(shown).toContain('To grant permissions: Edit Channel');
    expect(shown).toMatch(/Last error: \d+ s ago, DiscordAPIError\[50001\] \(\/ask\)/);
  });

  it('names what is missing in a thread, which has a permission of its own', async () => {
    beleg = await openBelegOnDiscord(corpus);
    beleg.discord.openChannel({ name: 'faden', kind: 'thread', in: 'fragen' });
    const inThread = { ...administrator, channel: 'faden' };
    const status = async () => visible(await beleg.run('status', inThread).response());
    expect(await status()).toContain('In diesem Kanal fehlt keine Berechtigung');
    const { viewChannel, readMessageHistory, sendMessages } = permissionBits;
    beleg.discord.setBotPermissions('faden', viewChannel | readMessageHistory | sendMessages);
    expect(await status()).toContain(
      'In diesem Kanal fehlt: Dateien anhängen, Nachrichten in Threads senden.',
    );
  });

  it('says when nothing can be stored, and /privacy does not claim otherwise', async () => {
    beleg = await openBelegOnDiscord(corpus);
    beleg.store().close();
    const shown = visible(await beleg.run('status', administrator).response());
    expect(shown).toContain('Es wird nichts gespeichert: die Datenbank ist nicht geöffnet.');
    expect(visible(await beleg.run('help').response())).toContain('Es wird nichts gespeichert');
    expect(visible(await beleg.run('gaps', administrator).response())).toContain(
      'Ich kann gerade nichts speichern',
    );
    const answer = await beleg.ask('Seit wann gibt es KFOR?').response();
    expect(visible(answer)).toContain('Seit 1999');
    expect(JSON.stringify(answer.components)).not.toContain('👍');
  });
});
