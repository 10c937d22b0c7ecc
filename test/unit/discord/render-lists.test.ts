import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { languages } from '../../../src/core/analysis/language.js';
import type { IndexReport, Source } from '../../../src/core/app.js';
import { findCardProblems, findTextProblems } from '../../../src/discord/reply/render-budget.js';
import { gapsAPage, renderGaps } from '../../../src/discord/admin/render-gaps.js';
import { renderHelp } from '../../../src/discord/help/render-help.js';
import { renderIndexReport } from '../../../src/discord/admin/render-reindex.js';
import {
  renderDeletionConfirmation,
  renderPrivacy,
} from '../../../src/discord/privacy/render-privacy.js';
import { renderSources } from '../../../src/discord/browse/render-sources.js';
import { renderStatus } from '../../../src/discord/admin/render-status.js';
import { readButtons } from '../../support/card-text.js';
import { readDiscordText } from '../../support/discord-markdown.js';

const report: IndexReport = {
  documents: 6,
  passages: 60,
  added: 3,
  changed: 1,
  removed: 2,
  renamed: 0,
  failures: [{ path: 'alt_1.txt', code: 'empty', detail: '' }],
  tookMs: 1_240,
};

const visible = ({ text }: { readonly text: string }) => readDiscordText(text).text;

describe('renderIndexReport', () => {
  it('says in one line what changed, what failed and why, and how long it took', () => {
    expect(visible(renderIndexReport(report, 'de'))).toBe(
      '+3 ~1 −2 · 1 Datei fehlgeschlagen: alt_1.txt: ist leer · 1,2 s',
    );
    expect(visible(renderIndexReport(report, 'en'))).toBe(
      '+3 ~1 −2 · 1 file failed: alt_1.txt: is empty · 1.2 s',
    );
    expect(visible(renderIndexReport({ ...report, failures: [] }, 'en'))).toBe('+3 ~1 −2 · 1.2 s');
  });

  it('lists several failures, and counts those a message has no room for', () => {
    const failures = Array.from({ length: 100 }, (_, n) => ({
      path: `ordner/datei-${n}.txt`,
      code: 'undecodable' as const,
      detail: '',
    }));
    const lines = visible(renderIndexReport({ ...report, failures }, 'de')).split('\n');
    expect(lines[0]).toBe('+3 ~1 −2 · 100 Dateien fehlgeschlagen · 1,2 s');
    expect(lines[1]).toBe('ordner/datei-0.txt: hat eine Zeichenkodierung, die Beleg nicht kennt');
    const left = Number(/^und (\d+) weitere$/.exec(lines.at(-1)!)?.[1]);
    expect(left + lines.length - 2).toBe(100);
  });
});

describe('renderSources', () => {
  const source: Source = {
    document: 'nato.txt',
    title: 'NATO_Einsätze',
    passages: 12,
    headings: [],
    source: 'Auswärtiges Amt',
    date: '2024-05-02',
    url: 'https://example.org/a_b',
  };

  it('names title, passages, origin, date and address', () => {
    expect(renderSources([source], 0, 'de').text.split('\n')).toEqual([
      '**Die Antworten kommen aus diesem Dokument**',
      String.raw`- **NATO\_Einsätze** · 12 Passagen · Auswärtiges Amt · Stand 2. Mai 2024 · <https://example.org/a_b>`,
    ]);
  });

  it('says so when there are none', () => {
    expect(renderSources([], 0, 'en').text).toBe('There are no documents yet.');
  });

  it('shows a page of many, the last one for a page too far', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ ...source, document: `${n}.txt` }));
    const page = (number: number) => renderSources(many, number, 'de');
    expect(page(0).text).toContain('12 Dokumenten** · Seite 1 von 3');
    expect(page(9).text).toContain('Seite 3 von 3');
    expect(readButtons(page(0).card)).toEqual({ Weiter: '1:l:1' });
    expect(readButtons(page(1).card)).toEqual({ Zurück: '1:l:0', Weiter: '1:l:2' });
    expect(page(9).text.split('\n')).toHaveLength(3);
  });
});

describe('every message', () => {
  const text = fc.string({ unit: 'binary', maxLength: 900 });
  const gap = fc.record({
    label: text,
    kind: fc.constantFrom('unanswered' as const, 'down-voted', 'both'),
    count: fc.nat(),
    unanswered: fc.nat(),
    downVoted: fc.nat(),
    lastAskedAt: fc.nat(4_102_444_800_000),
    reasons: fc.constant({}),
    comments: fc.constant([]),
  });
  const gaps = fc.array(gap, { minLength: 1, maxLength: gapsAPage });
  const names = [
    'ViewChannel',
    'SendMessages',
    'SendMessagesInThreads',
    'ReadMessageHistory',
    'AttachFiles',
  ] as const;
  const status = fc.record({
    now: fc.nat(4_102_444_800_000),
    startedAt: fc.nat(4_102_444_800_000),
    version: text,
    index: fc.record({
      documents: fc.nat(),
      passages: fc.nat(),
      version: text,
      snapshot: fc.constantFrom('none' as const, 'damaged', 'not-written', 'unreadable'),
      memoryMib: fc.nat(),
      restarts: fc.nat(),
      unavailable: fc.constant(true as const),
    }),
    documents: fc.array(text, { maxLength: 40 }),
    missing: fc.subarray([...names]),
    inServer: fc.boolean(),
    invitation: fc.constant('https://discord.com/oauth2/authorize?client_id=1'),
    latency: fc.constantFrom(undefined, { p50: 1e9, p95: 1e12 }),
    waiting: fc.nat(),
    lastError: fc.option(fc.record({ at: fc.nat(), where: text, kind: text }), { nil: undefined }),
    connection: fc.record({
      guilds: fc.nat(),
      shard: fc.nat(),
      shards: fc.nat(),
      pingMs: fc.option(fc.nat(), { nil: undefined }),
    }),
    store: fc.record({
      problem: fc.constantFrom(undefined, 'taken-over' as const, 'failed'),
      quarantined: fc.option(fc.constant(`beleg.sqlite.corrupt-${'2'.repeat(30)}`), {
        nil: undefined,
      }),
    }),
    retention: fc.constantFrom(undefined, { questions: 'unanswered' as const, days: 99_999 }),
    isOpenToAll: fc.boolean(),
    processMib: fc.nat(),
  });

  it('keeps the limits of Discord', () => {
    const sources = fc.array(
      fc.record({ document: text, title: text, source: text, date: text, passages: fc.nat() }),
      { maxLength: 40 },
    );
    const failures = fc.array(fc.record({ path: text, code: fc.constant('broken' as const) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        sources,
        failures,
        gaps,
        status,
        fc.constantFrom(...languages),
        (listed, failed, shown, state, language) => {
          const all = listed.map((source) => ({ ...source, headings: [] }));
          const replies = [
            renderHelp(language, { questions: 'unanswered', days: 180 }),
            renderSources(all, 0, language),
            renderSources(all, 3, language),
            renderGaps({ gaps: shown, total: 900, withoutText: 9, truncated: true }, 1, language),
            renderStatus(
              { ...state, failures: failed.map((one) => ({ ...one, detail: '' })) },
              language,
            ),
            renderPrivacy({ questions: 1e9, votes: 1e9, shared: 1e9 }, state.retention, language),
            renderDeletionConfirmation(language),
            renderIndexReport(
              { ...report, failures: failed.map((failure) => ({ ...failure, detail: '' })) },
              language,
            ),
          ];
          for (const reply of replies) {
            expect(findCardProblems(reply.card)).toEqual([]);
            expect(findTextProblems(reply.text)).toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
