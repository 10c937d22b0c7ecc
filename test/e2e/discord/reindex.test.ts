import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  type BelegOnDiscord,
  markdown,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';

const fileCount = 400;
const cancelButton = '1:x';

let folder = '';
let beleg: BelegOnDiscord;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-reindex-'));
  for (let number = 0; number < fileCount; number += 1) {
    await writeFile(
      join(folder, `${number}.md`),
      `# Blatt ${number}\n\nDer Antrag ${number} kostet ${number} Euro.\n`,
    );
  }
});
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
  await rm(folder, { recursive: true });
});

const administrator = { as: 'administrator' } as const;
const progress =
  /^(?:Ich lese die Dokumente|Ich bereite sie zum Suchen auf): [\d.]+ von 400 Dateien/;

describe('A reindex that takes its time', () => {
  it('shows how far it is, and at the end what has changed', async () => {
    beleg = await openBelegOnDiscord(folder, { progressEveryMs: 20 });
    await writeFile(join(folder, 'new.md'), '# Neu\n\nText.\n');
    await rm(join(folder, '0.md'));
    const reply = await beleg.run('reindex', administrator, { full: true }).response();
    await beleg.untilShown(reply, progress);
    await beleg.untilShown(reply, /^\+1 ~0 −1 · \d+,\d s$/);
    expect(markdown(reply)).not.toContain(cancelButton);
  });

  it('can be cancelled by an administrator, and by nobody else; the index stays as it was', async () => {
    beleg = await openBelegOnDiscord(folder, { progressEveryMs: 20 });
    await rm(join(folder, '0.md'));
    const run = beleg.run('reindex', administrator, { full: true });
    const reply = await run.response();
    const own = await beleg.run('help').response();
    const refused = await beleg.discord
      .forgeClick({ as: 'member', message: own.id, customId: cancelButton })
      .response();
    expect(visible(refused)).toContain('Das dürfen nur die Administratoren');
    const heard = await beleg.press(reply, cancelButton, administrator).response();
    expect(visible(heard)).toBe('Ich breche ab.');
    await beleg.untilShown(reply, /^Abgebrochen\. Ich antworte weiter wie bisher\.$/);
    const late = await beleg.discord
      .forgeClick({
        ...administrator,
        message: reply.id,
        customId: cancelButton,
      })
      .response();
    expect(visible(late)).toContain('Gerade läuft keine Neuindizierung');
    const answer = await beleg.ask('Was kostet der Antrag 0?').response();
    expect(visible(answer)).toContain('Der Antrag 0 kostet 0 Euro.');
  });

  it('tells everyone who asks meanwhile what their own run has changed', async () => {
    beleg = await openBelegOnDiscord(folder, { progressEveryMs: 20 });
    await writeFile(join(folder, 'new.md'), '# Neu\n\nText.\n');
    const runs = [administrator, { as: 'moderator', channel: 'dm' } as const].map((where) =>
      beleg.run('reindex', where, { full: true }).response(),
    );
    for (const reply of await Promise.all(runs)) {
      await beleg.untilShown(reply, /^\+[01] ~0 −0 · \d+[.,]\d s$/);
    }
  });

  it('goes on in a direct message once the interaction can no longer be answered', async () => {
    beleg = await openBelegOnDiscord(folder, { progressEveryMs: 20, interactionTokenMs: 0 });
    await beleg.run('reindex', administrator, { full: true }).response();
    const seen = () => beleg.discord.messagesIn({ as: 'administrator', channel: 'dm' });
    const shown = await beleg.discord.waitFor(() =>
      seen().find((message) => visible(message).startsWith('+0 ~0 −0')),
    );
    expect(seen().filter(({ author }) => author === undefined)).toEqual([shown]);
  });
});
