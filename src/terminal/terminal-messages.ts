import type { Language } from '../core/analysis/language.js';
import type { IndexProgress, IndexReport, IndexUnavailableCode } from '../core/app.js';
import type { ConfigProblemCode } from '../config.js';
import type { EvaluationErrorCode } from '../core/evaluation/evaluation-error.js';
import type { DiscordStartErrorCode } from '../discord/discord-start-error.js';
import type { CorpusFindingCode } from '../core/documents/lint-corpus.js';
import type { LoadFailureCode } from '../core/documents/load-failure.js';
import type { CorpusErrorCode } from '../core/documents/corpus-error.js';
import { formatDuration, formatSeconds } from '../messages/format-number.js';

export interface UnderstoodDocument {
  readonly title: string;
  /** `undefined` when it cannot be detected. */
  readonly language: Language | undefined;
  readonly headings: number;
  readonly passages: number;
  /** `undefined` for formats without pages. */
  readonly pages: number | undefined;
}

/** Everything except answers that the terminal says to the person who hosts Beleg. */
export interface TerminalMessages {
  readonly localMode: string;
  readonly whereTheTokenGoes: string;
  /** Precedes the address of the page. */
  readonly openThePage: string;
  readonly ready: (index: Pick<IndexReport, 'documents' | 'passages'>) => string;
  readonly snapshotUnusable: string;
  readonly prompt: string;
  readonly typeAQuestion: string;
  readonly configProblem: (setting: string, code: ConfigProblemCode, choices: string) => string;
  readonly corpusError: Readonly<
    Record<Exclude<CorpusErrorCode, 'too-large'>, (folder: string) => string>
  >;
  readonly indexed: (report: IndexReport) => string;
  readonly phase: Readonly<Record<IndexProgress['phase'], string>>;
  readonly badBatchLine: string;
  readonly badQuestionFile: (path: string) => string;
  readonly noFindings: string;
  /** Describes a usable document for `check`. */
  readonly understood: (document: UnderstoodDocument) => string;
  readonly inNoPassage: string;
  readonly noSuchDocument: (name: string) => string;
  /** Findings of `check` beyond the failures of files. */
  readonly finding: Readonly<Record<Exclude<CorpusFindingCode, LoadFailureCode>, string>>;
  readonly registered: (changed: boolean) => string;
  readonly tokenNeeded: string;
  readonly discordError: Readonly<Record<Exclude<DiscordStartErrorCode, 'rate-limited'>, string>>;
  /** @param retryAfterMs `undefined` when Discord does not say how long to wait */
  readonly discordRateLimited: (retryAfterMs: number | undefined) => string;
  readonly evaluationError: Readonly<Record<EvaluationErrorCode, (place: string) => string>>;
  /** The port that the page was to listen on is taken, or not allowed. */
  readonly portUnusable: (port: number) => string;
  readonly indexUnavailable: Readonly<Record<IndexUnavailableCode, string>>;
  readonly unexpected: string;
  readonly connected: (name: string) => string;
  readonly stopping: string;
}

const en: TerminalMessages = {
  localMode: 'DISCORD_TOKEN is not set, so Beleg runs locally, without Discord.',
  whereTheTokenGoes:
    'To connect to Discord, copy .env.example to .env, enter the token (DISCORD_TOKEN=…) and start again.',
  openThePage: 'Open this page to try Beleg as on Discord (Ctrl+C to stop):',
  ready: ({ documents, passages }) =>
    `${documents} ${documents === 1 ? 'document' : 'documents'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}.`,
  snapshotUnusable:
    'The saved index is damaged or was written by another version; it will be rebuilt.',
  prompt: 'Question> ',
  typeAQuestion: 'Type a question and press Enter. Press Ctrl+D to stop.',
  configProblem: (setting, code, choices) =>
    ({
      'token-with-spaces': `${setting} contains spaces or line breaks; copy the whole token again, and nothing else.`,
      'token-with-prefix': `${setting} starts with “Bot”; enter the token without that word.`,
      'not-an-address': `${setting} must be an address that starts with http:// or https://.`,
      'not-user-ids': `${setting} must be user ids (numbers of 17 to 20 digits) separated by commas, not names.`,
      'not-ids': `${setting} must be ids (numbers of 17 to 20 digits) separated by commas, not names.`,
      'not-one-of': `${setting} must be one of: ${choices}.`,
      'not-a-size': `${setting} must be a whole number of MiB, at least 200.`,
      'not-days': `${setting} must be a whole number of days, at least 1.`,
      'not-a-rate': `${setting} must be a share from 0.01 to 0.5, such as 0.1.`,
      'not-a-port': `${setting} must be a port, a whole number from 0 to 65535.`,
      'not-a-page-key': `${setting} must be up to 100 letters, digits, hyphens or underscores.`,
      'not-guild-languages': `${setting} must be server ids with a language each, such as 123456789012345678:de, separated by commas.`,
    })[code],
  corpusError: {
    'missing-folder': (folder) =>
      `The folder “${folder}” does not exist. Create it and put your documents there, or set CORPUS_DIR to the folder that contains them.`,
    'not-a-folder': (folder) =>
      `“${folder}” is a file, not a folder. Set CORPUS_DIR to the folder that contains your documents.`,
    'unreadable-folder': (folder) =>
      `The folder “${folder}” cannot be read. Give the user that runs Beleg read permission.`,
    'empty-corpus': (folder) =>
      `The folder “${folder}” contains no usable document. Add at least one document with text, such as a .docx, .pdf, .html, .md or .txt file.`,
  },
  indexed: ({ documents, passages, tookMs }) =>
    `Indexed ${documents} ${documents === 1 ? 'document' : 'documents'}, ${passages} ${passages === 1 ? 'passage' : 'passages'} in ${formatSeconds(tookMs, 'en')}.`,
  phase: { loading: 'Reading documents', indexing: 'Indexing passages' },
  badBatchLine: 'The line must be a JSON object of the form {"id": …, "question": "…"}.',
  badQuestionFile: (path) => `The file “${path}” cannot be read.`,
  noFindings: 'No findings.',
  understood: ({ title, language, headings, passages, pages }) =>
    [
      `“${title}”`,
      language === undefined ? 'language unclear' : { de: 'German', en: 'English' }[language],
      ...(pages === undefined ? [] : [`${pages} ${pages === 1 ? 'page' : 'pages'}`]),
      `${headings} ${headings === 1 ? 'heading' : 'headings'}`,
      `${passages} ${passages === 1 ? 'passage' : 'passages'}`,
    ].join(' · '),
  inNoPassage: 'marks lines that are in no passage and cannot be found.',
  noSuchDocument: (name) =>
    `The folder contains no document “${name}” in a format that Beleg reads.`,
  registered: (changed) =>
    changed ? 'The commands are registered.' : 'The commands were registered already.',
  tokenNeeded: 'This needs DISCORD_TOKEN: enter it in .env (see .env.example).',
  finding: {
    duplicate: 'has the same text as another document',
    'no-title': 'has no title of its own; its file name is used instead',
    'no-headings': 'is long and has no headings, so citations can only give line numbers',
    skipped: 'has a format that Beleg does not read',
  },
  discordError: {
    'bad-token':
      'Discord does not accept the token. Copy it again from discord.com/developers (your application › Bot › Reset Token) into DISCORD_TOKEN.',
    'disallowed-intents':
      'Discord rejects the intents that Beleg requests. Beleg needs no privileged intents; check that the token belongs to a bot.',
    'no-network':
      'Discord cannot be reached. Check the network, the firewall and, if it is set, DISCORD_API_URL; then start again.',
    'discord-unavailable':
      'Discord is having problems. Try again in a few minutes; see discordstatus.com.',
    'sharding-required':
      'The bot is in more servers than before, and Discord requires more shards. Start again; Beleg then uses as many as Discord recommends.',
    unexpected: 'The connection to Discord failed. LOG_LEVEL=debug shows why.',
  },
  discordRateLimited: (retryAfterMs) =>
    `Discord limits how often a bot may connect. Start again ${retryAfterMs === undefined ? 'later' : `in ${formatDuration(retryAfterMs, 'en')}`}; earlier attempts fail as well.`,
  evaluationError: {
    'missing-file': (place) => `The file “${place}” does not exist.`,
    'bad-line': (place) => `${place}: the line does not have the expected form.`,
    'bad-judgments': (place) => `The judgments cannot be used: ${place}`,
  },
  portUnusable: (port) =>
    `Port ${port} cannot be used: another program has it, or it is reserved. Set PORT to another one, or leave it empty.`,
  indexUnavailable: {
    closed: 'Beleg is stopping and answers no more.',
    lost: 'The index was lost several times in a row, so Beleg cannot answer any more. LOG_LEVEL=debug shows why; a document or too little memory may be the cause.',
    timeout: 'This took too long and was given up.',
    busy: 'Too many questions are waiting. Try again in a moment.',
  },
  unexpected: 'Something went wrong in Beleg. LOG_LEVEL=debug shows where.',
  connected: (name) => `Connected to Discord as ${name}. Press Ctrl+C to stop.`,
  stopping: 'Stopping …',
};

const de: TerminalMessages = {
  localMode: 'DISCORD_TOKEN ist nicht gesetzt, darum läuft Beleg lokal, ohne Discord.',
  whereTheTokenGoes:
    'Für Discord: Kopiere .env.example nach .env, trage dort das Token ein (DISCORD_TOKEN=…) und starte neu.',
  openThePage: 'Öffne diese Seite, um Beleg wie auf Discord auszuprobieren (Strg+C beendet):',
  ready: ({ documents, passages }) =>
    `${documents} ${documents === 1 ? 'Dokument' : 'Dokumente'}, ${passages} ${passages === 1 ? 'Passage' : 'Passagen'}.`,
  snapshotUnusable:
    'Der gespeicherte Index ist beschädigt oder stammt von einer anderen Version; er wird neu gebaut.',
  prompt: 'Frage> ',
  typeAQuestion: 'Tippe eine Frage ein und drücke Enter. Strg+D beendet.',
  configProblem: (setting, code, choices) =>
    ({
      'token-with-spaces': `${setting} enthält Leerzeichen oder Umbrüche; kopiere bitte das ganze Token noch einmal, und nichts sonst.`,
      'token-with-prefix': `${setting} beginnt mit „Bot“; trage bitte nur das Token ein, ohne dieses Wort.`,
      'not-an-address': `${setting} muss eine Adresse sein, die mit http:// oder https:// beginnt.`,
      'not-user-ids': `${setting} erwartet Benutzer-IDs (Zahlen mit 17 bis 20 Ziffern), durch Kommas getrennt, keine Namen.`,
      'not-ids': `${setting} erwartet IDs (Zahlen mit 17 bis 20 Ziffern), durch Kommas getrennt, keine Namen.`,
      'not-one-of': `${setting} muss eines davon sein: ${choices}.`,
      'not-a-size': `${setting} erwartet eine ganze Zahl in MiB, mindestens 200.`,
      'not-days': `${setting} erwartet eine ganze Zahl von Tagen, mindestens 1.`,
      'not-a-rate': `${setting} erwartet einen Anteil von 0.01 bis 0.5, etwa 0.1.`,
      'not-a-port': `${setting} erwartet einen Port, eine ganze Zahl von 0 bis 65535.`,
      'not-a-page-key': `${setting} erwartet bis zu 100 Buchstaben, Ziffern, Binde- oder Unterstriche.`,
      'not-guild-languages': `${setting} erwartet Server-IDs mit je einer Sprache, etwa 123456789012345678:de, durch Kommas getrennt.`,
    })[code],
  corpusError: {
    'missing-folder': (folder) =>
      `Den Ordner „${folder}“ gibt es nicht. Lege ihn an und leg deine Dokumente hinein, oder setze CORPUS_DIR auf den Ordner, der sie enthält.`,
    'not-a-folder': (folder) =>
      `„${folder}“ ist eine Datei, kein Ordner. Setze CORPUS_DIR auf den Ordner mit deinen Dokumenten.`,
    'unreadable-folder': (folder) =>
      `Der Ordner „${folder}“ lässt sich nicht lesen. Gib dem Benutzer, unter dem Beleg läuft, das Leserecht.`,
    'empty-corpus': (folder) =>
      `Der Ordner „${folder}“ enthält kein brauchbares Dokument. Leg mindestens ein Dokument mit Text hinein, etwa eine .docx-, .pdf-, .html-, .md- oder .txt-Datei.`,
  },
  indexed: ({ documents, passages, tookMs }) =>
    `${documents} ${documents === 1 ? 'Dokument' : 'Dokumente'}, ${passages} ${passages === 1 ? 'Passage' : 'Passagen'} in ${formatSeconds(tookMs, 'de')} indiziert.`,
  phase: { loading: 'Dokumente lesen', indexing: 'Passagen indizieren' },
  badBatchLine: 'Die Zeile ist kein JSON-Objekt der Form {"id": …, "question": "…"}.',
  badQuestionFile: (path) => `Die Datei „${path}“ lässt sich nicht lesen.`,
  noFindings: 'Nichts zu beanstanden.',
  understood: ({ title, language, headings, passages, pages }) =>
    [
      `„${title}“`,
      language === undefined ? 'Sprache unklar' : { de: 'Deutsch', en: 'Englisch' }[language],
      ...(pages === undefined ? [] : [`${pages} ${pages === 1 ? 'Seite' : 'Seiten'}`]),
      `${headings} ${headings === 1 ? 'Überschrift' : 'Überschriften'}`,
      `${passages} ${passages === 1 ? 'Passage' : 'Passagen'}`,
    ].join(' · '),
  inNoPassage: 'kennzeichnet Zeilen, die in keiner Passage stehen und nicht gefunden werden.',
  noSuchDocument: (name) =>
    `Im Ordner gibt es kein Dokument „${name}“ in einem Format, das Beleg liest.`,
  registered: (changed) =>
    changed ? 'Die Befehle sind registriert.' : 'Die Befehle waren schon registriert.',
  tokenNeeded: 'Dafür wird DISCORD_TOKEN gebraucht: Trage es in .env ein (siehe .env.example).',
  finding: {
    duplicate: 'hat denselben Text wie ein anderes Dokument',
    'no-title': 'hat keinen eigenen Titel; stattdessen wird der Dateiname verwendet',
    'no-headings': 'ist lang und hat keine Überschriften; Belege können darum nur Zeilen nennen',
    skipped: 'hat ein Format, das Beleg nicht liest',
  },
  discordError: {
    'bad-token':
      'Discord nimmt das Token nicht an. Kopiere es neu von discord.com/developers (deine Anwendung › Bot › Reset Token) nach DISCORD_TOKEN.',
    'disallowed-intents':
      'Discord lehnt die Intents ab, die Beleg anfordert. Beleg braucht keine privilegierten Intents; prüfe, ob das Token zu einem Bot gehört.',
    'no-network':
      'Discord ist nicht zu erreichen. Prüfe Netz, Firewall und, falls gesetzt, DISCORD_API_URL; dann neu starten.',
    'discord-unavailable':
      'Discord hat gerade Störungen. Versuche es in einigen Minuten wieder; mehr auf discordstatus.com.',
    'sharding-required':
      'Der Bot ist auf mehr Servern als vorher, und Discord verlangt mehr Shards. Starte neu; Beleg benutzt dann so viele, wie Discord empfiehlt.',
    unexpected: 'Die Verbindung zu Discord ist gescheitert. LOG_LEVEL=debug zeigt, warum.',
  },
  discordRateLimited: (retryAfterMs) =>
    `Discord begrenzt, wie oft sich ein Bot verbinden darf. Starte ${retryAfterMs === undefined ? 'später' : `in ${formatDuration(retryAfterMs, 'de')}`} neu; frühere Versuche scheitern auch.`,
  evaluationError: {
    'missing-file': (place) => `Die Datei „${place}“ gibt es nicht.`,
    'bad-line': (place) => `${place}: Die Zeile hat nicht die erwartete Form.`,
    'bad-judgments': (place) => `Die Bewertungsdatei lässt sich nicht verwenden: ${place}`,
  },
  portUnusable: (port) =>
    `Port ${port} lässt sich nicht verwenden: Ein anderes Programm nutzt ihn, oder er ist reserviert. Trage bei PORT einen anderen ein oder lass die Einstellung leer.`,
  indexUnavailable: {
    closed: 'Beleg wird beendet und antwortet nicht mehr.',
    lost: 'Der Index ist mehrmals hintereinander ausgefallen, Beleg kann nicht mehr antworten. LOG_LEVEL=debug zeigt, warum; ein Dokument oder zu wenig Speicher kann der Grund sein.',
    timeout: 'Das hat zu lange gedauert und wurde abgebrochen.',
    busy: 'Es warten zu viele Fragen. Bitte gleich noch einmal versuchen.',
  },
  unexpected: 'In Beleg ist etwas schiefgegangen. LOG_LEVEL=debug zeigt, wo.',
  connected: (name) => `Mit Discord verbunden als ${name}. Strg+C beendet.`,
  stopping: 'Wird beendet …',
};

export const terminalMessages: Readonly<Record<Language, TerminalMessages>> = { de, en };
