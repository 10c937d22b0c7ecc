import type { Language } from '../core/analysis/language.js';
import type { IndexProgress, IndexReport } from '../core/app.js';
import type { ConfigProblemCode } from '../config.js';
import type { EvaluationErrorCode } from '../core/evaluation/evaluation-error.js';
import type { DiscordStartErrorCode } from '../discord/discord-start-error.js';
import type { CorpusFindingCode } from '../core/documents/lint-corpus.js';
import type { LoadFailureCode } from '../core/documents/load-failure.js';
import type { CorpusErrorCode } from '../core/documents/corpus-error.js';
import { formatSeconds } from '../messages/format-number.js';

export interface UnderstoodDocument {
  readonly title: string;
  /** `undefined` where the text does not decide it. */
  readonly language: Language | undefined;
  readonly headings: number;
  readonly passages: number;
  /** `undefined` where the format has none. */
  readonly pages: number | undefined;
}

/** What the terminal says to the person who hosts Beleg, beside the answers. */
export interface TerminalMessages {
  readonly localMode: string;
  readonly whereTheTokenGoes: string;
  /** The page's address follows. */
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
  /** What `check` says of a document that can be used. */
  readonly understood: (document: UnderstoodDocument) => string;
  readonly inNoPassage: string;
  readonly noSuchDocument: (name: string) => string;
  /** What `check` says beside the failures of single files. */
  readonly finding: Readonly<Record<Exclude<CorpusFindingCode, LoadFailureCode>, string>>;
  readonly registered: (changed: boolean) => string;
  readonly tokenNeeded: string;
  readonly discordError: Readonly<Record<DiscordStartErrorCode, string>>;
  readonly evaluationError: Readonly<Record<EvaluationErrorCode, (place: string) => string>>;
  readonly unexpected: string;
  readonly connected: (name: string) => string;
  readonly stopping: string;
}

const en: TerminalMessages = {
  localMode: 'Beleg runs locally: no DISCORD_TOKEN is set, so there is no Discord.',
  whereTheTokenGoes:
    'For Discord, copy .env.example to .env, enter the token there (DISCORD_TOKEN=…) and start again.',
  openThePage: 'Open this page to try Beleg, as on Discord (Ctrl+C ends):',
  ready: ({ documents, passages }) =>
    `${documents} ${documents === 1 ? 'document' : 'documents'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}.`,
  snapshotUnusable:
    'The kept index is damaged or of another version; it is built anew from the documents.',
  prompt: 'Question> ',
  typeAQuestion: 'Type a question and press Enter; Ctrl+D ends.',
  configProblem: (setting, code, choices) =>
    ({
      'token-with-spaces': `${setting} contains spaces or line breaks; copy the token again, whole and alone.`,
      'token-with-prefix': `${setting} begins with “Bot”; enter the token alone, without that word.`,
      'not-an-address': `${setting} is not an address that begins with http:// or https://.`,
      'not-user-ids': `${setting} takes user ids, numbers of 17 to 20 digits, separated by commas; names do not work.`,
      'not-one-of': `${setting} must be one of: ${choices}.`,
      'not-a-size': `${setting} takes a whole number of MiB, at least 200.`,
      'not-days': `${setting} takes a whole number of days, at least 1.`,
      'not-guild-languages': `${setting} takes server ids with a language each, such as 123456789012345678:de, separated by commas.`,
    })[code],
  corpusError: {
    'missing-folder': (folder) =>
      `The folder “${folder}” does not exist. Create it and put your documents there, or set CORPUS_DIR to the folder that has them.`,
    'not-a-folder': (folder) =>
      `“${folder}” is a file, not a folder. Set CORPUS_DIR to the folder that holds your documents.`,
    'unreadable-folder': (folder) =>
      `The folder “${folder}” cannot be read. Give the user that runs Beleg the right to read it.`,
    'empty-corpus': (folder) =>
      `The folder “${folder}” holds no document that can be used. Put at least one document with text there, such as a .docx, .pdf, .html, .md or .txt file.`,
  },
  indexed: ({ documents, passages, tookMs }) =>
    `Indexed ${documents} ${documents === 1 ? 'document' : 'documents'}, ${passages} ${passages === 1 ? 'passage' : 'passages'} in ${formatSeconds(tookMs, 'en')}.`,
  phase: { loading: 'Reading documents', indexing: 'Indexing passages' },
  badBatchLine: 'The line is not a JSON object of the form {"id": …, "question": "…"}.',
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
  noSuchDocument: (name) => `The folder holds no document “${name}” of a kind that Beleg reads.`,
  registered: (changed) =>
    changed ? 'The commands are registered.' : 'The commands are registered already.',
  tokenNeeded: 'This needs DISCORD_TOKEN: enter it in .env (see .env.example).',
  finding: {
    duplicate: 'has the same text as another document',
    'no-title': 'has no title of its own; its file name stands in',
    'no-headings': 'is long and has no headings; citations can name lines only',
    skipped: 'is of a kind that Beleg does not read',
  },
  discordError: {
    'bad-token':
      'Discord does not accept the token. Copy it again from discord.com/developers (your application › Bot › Reset Token) into DISCORD_TOKEN.',
    'disallowed-intents':
      'Discord refuses the intents that Beleg asks for. Beleg needs none of the privileged ones; check that the token is of a bot application.',
    'no-network':
      'Discord cannot be reached. Check the network, a firewall, and DISCORD_API_URL where it is set; then start again.',
    'discord-unavailable':
      'Discord answers with an error of its own. Try again in a few minutes; discordstatus.com tells more.',
    unexpected: 'The connection to Discord failed. LOG_LEVEL=debug shows why.',
  },
  evaluationError: {
    'missing-file': (place) => `The file “${place}” does not exist.`,
    'bad-line': (place) => `${place}: the line is not of the expected form.`,
    'bad-judgments': (place) => `The judgments cannot be used: ${place}`,
  },
  unexpected: 'Something went wrong inside Beleg. LOG_LEVEL=debug shows where.',
  connected: (name) => `Connected to Discord as ${name}. Ctrl+C ends.`,
  stopping: 'Stopping …',
};

const de: TerminalMessages = {
  localMode: 'Beleg läuft lokal: DISCORD_TOKEN ist nicht gesetzt, also ohne Discord.',
  whereTheTokenGoes:
    'Für Discord: .env.example nach .env kopieren, dort das Token eintragen (DISCORD_TOKEN=…), neu starten.',
  openThePage: 'Öffne diese Seite, um Beleg wie auf Discord auszuprobieren (Strg+C beendet):',
  ready: ({ documents, passages }) =>
    `${documents} ${documents === 1 ? 'Dokument' : 'Dokumente'}, ${passages} ${passages === 1 ? 'Passage' : 'Passagen'}.`,
  snapshotUnusable:
    'Der aufgehobene Index ist beschädigt oder von einer anderen Version; er wird aus den Dokumenten neu gebaut.',
  prompt: 'Frage> ',
  typeAQuestion: 'Frage eintippen und Enter drücken; Strg+D beendet.',
  configProblem: (setting, code, choices) =>
    ({
      'token-with-spaces': `${setting} enthält Leerzeichen oder Umbrüche; bitte das Token noch einmal ganz und allein kopieren.`,
      'token-with-prefix': `${setting} beginnt mit „Bot“; bitte nur das Token eintragen, ohne dieses Wort.`,
      'not-an-address': `${setting} ist keine Adresse, die mit http:// oder https:// beginnt.`,
      'not-user-ids': `${setting} erwartet Benutzer-IDs, Zahlen mit 17 bis 20 Ziffern, durch Kommas getrennt; Namen gehen nicht.`,
      'not-one-of': `${setting} muss eines davon sein: ${choices}.`,
      'not-a-size': `${setting} erwartet eine ganze Zahl in MiB, mindestens 200.`,
      'not-days': `${setting} erwartet eine ganze Zahl von Tagen, mindestens 1.`,
      'not-guild-languages': `${setting} erwartet Server-IDs mit je einer Sprache, etwa 123456789012345678:de, durch Kommas getrennt.`,
    })[code],
  corpusError: {
    'missing-folder': (folder) =>
      `Den Ordner „${folder}“ gibt es nicht. Lege ihn an und deine Dokumente hinein, oder setze CORPUS_DIR auf den Ordner, der sie enthält.`,
    'not-a-folder': (folder) =>
      `„${folder}“ ist eine Datei, kein Ordner. Setze CORPUS_DIR auf den Ordner mit deinen Dokumenten.`,
    'unreadable-folder': (folder) =>
      `Der Ordner „${folder}“ lässt sich nicht lesen. Gib dem Benutzer, unter dem Beleg läuft, das Leserecht.`,
    'empty-corpus': (folder) =>
      `Der Ordner „${folder}“ enthält kein brauchbares Dokument. Lege mindestens ein Dokument mit Text hinein, etwa eine .docx-, .pdf-, .html-, .md- oder .txt-Datei.`,
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
  noSuchDocument: (name) => `Im Ordner ist kein Dokument „${name}“ von einer Art, die Beleg liest.`,
  registered: (changed) =>
    changed ? 'Die Befehle sind registriert.' : 'Die Befehle waren schon registriert.',
  tokenNeeded: 'Dafür braucht es DISCORD_TOKEN: in .env eintragen (siehe .env.example).',
  finding: {
    duplicate: 'hat denselben Text wie ein anderes Dokument',
    'no-title': 'hat keinen eigenen Titel; der Dateiname steht dafür',
    'no-headings': 'ist lang und hat keine Überschriften; Belege können nur Zeilen nennen',
    skipped: 'ist von einer Art, die Beleg nicht liest',
  },
  discordError: {
    'bad-token':
      'Discord nimmt das Token nicht an. Kopiere es neu von discord.com/developers (deine Anwendung › Bot › Reset Token) nach DISCORD_TOKEN.',
    'disallowed-intents':
      'Discord lehnt die Intents ab, um die Beleg bittet. Beleg braucht keine privilegierten; prüfe, ob das Token zu einer Bot-Anwendung gehört.',
    'no-network':
      'Discord ist nicht zu erreichen. Prüfe Netz, Firewall und, falls gesetzt, DISCORD_API_URL; dann neu starten.',
    'discord-unavailable':
      'Discord antwortet mit einem eigenen Fehler. Versuche es in einigen Minuten wieder; discordstatus.com sagt mehr.',
    unexpected: 'Die Verbindung zu Discord ist gescheitert. LOG_LEVEL=debug zeigt, warum.',
  },
  evaluationError: {
    'missing-file': (place) => `Die Datei „${place}“ gibt es nicht.`,
    'bad-line': (place) => `${place}: Die Zeile hat nicht die erwartete Form.`,
    'bad-judgments': (place) => `Die Urteile sind nicht zu gebrauchen: ${place}`,
  },
  unexpected: 'In Beleg ist etwas schiefgegangen. LOG_LEVEL=debug zeigt, wo.',
  connected: (name) => `Mit Discord verbunden als ${name}. Strg+C beendet.`,
  stopping: 'Wird beendet …',
};

export const terminalMessages: Readonly<Record<Language, TerminalMessages>> = { de, en };
