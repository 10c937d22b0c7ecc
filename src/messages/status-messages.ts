import type { Language } from '../core/analysis/language.js';
import type { SnapshotState } from '../core/app.js';
import { formatCount, formatDuration } from './format-number.js';
import type { Retention } from './messages.js';

/** The permissions that Beleg needs in a channel. */
export type PermissionName =
  'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory' | 'AttachFiles';

/** The texts of `/status` in one language. Plain text without markup. */
export interface StatusMessages {
  readonly allWell: string;
  readonly needsAttention: string;
  readonly index: (documents: number, passages: number, version: string) => string;
  readonly noIndex: string;
  readonly age: (milliseconds: number) => string;
  readonly kinds: (kinds: readonly (readonly [kind: string, documents: number])[]) => string;
  readonly snapshot: Readonly<Record<SnapshotState, string>>;
  readonly noneSkipped: string;
  readonly permissionsHeld: string;
  readonly permissionsMissing: (permissions: readonly PermissionName[]) => string;
  readonly howToGrant: string;
  readonly permission: Readonly<Record<PermissionName, string>>;
  readonly invite: string;
  readonly latency: (p50: number, p95: number) => string;
  readonly noLatency: string;
  readonly waiting: (questions: number) => string;
  readonly lastError: (what: string, milliseconds: number) => string;
  readonly noError: string;
  readonly connection: (connection: Connection) => string;
  /** No list of allowed servers is configured. */
  readonly openToAll: string;
  readonly stored: (retention: Retention) => string;
  readonly notStored: (reason: string) => string;
  readonly quarantined: (file: string) => string;
  /** How often the index thread has been lost since the start, and whether it is still unavailable. */
  readonly indexRestarts: (restarts: number, unavailable: boolean) => string;
  readonly memory: (indexMib: number, processMib: number) => string;
  readonly upFor: (milliseconds: number, version: string) => string;
}

export interface Connection {
  readonly guilds: number;
  /** From 0. */
  readonly shard: number;
  readonly shards: number;
  /** Latency of the gateway in milliseconds; `undefined` before the first measurement. */
  readonly pingMs: number | undefined;
}

const de: StatusMessages = {
  allWell: 'Alles in Ordnung',
  needsAttention: 'Hier ist etwas zu tun',
  index: (documents, passages, version) =>
    `Index ${version}: ${formatCount(documents, 'de')} ${documents === 1 ? 'Dokument' : 'Dokumente'}, ${formatCount(passages, 'de')} ${passages === 1 ? 'Passage' : 'Passagen'}`,
  noIndex: 'Es gibt noch keinen Index. /neuindizieren legt ihn an.',
  age: (milliseconds) => `zuletzt abgeglichen vor ${formatDuration(milliseconds, 'de')}`,
  kinds: (kinds) =>
    `Dateiarten: ${kinds.map(([kind, count]) => `${kind} ${formatCount(count, 'de')}`).join(', ')}`,
  snapshot: {
    none: 'Der Index wird nicht gespeichert.',
    kept: 'Der Index ist gespeichert.',
    damaged: 'Der gespeicherte Index war beschädigt und wurde neu gebaut.',
    'other-folder': 'Der gespeicherte Index gehörte zu einem anderen Ordner und wurde neu gebaut.',
    outdated: 'Der gespeicherte Index stammte von einer anderen Version und wurde neu gebaut.',
    'not-written': 'Der Index lässt sich nicht speichern.',
    unreadable: 'Der gespeicherte Index lässt sich nicht lesen.',
  },
  noneSkipped: 'Keine Datei wurde ausgelassen.',
  permissionsHeld: 'In diesem Kanal fehlt keine Berechtigung.',
  permissionsMissing: (permissions) =>
    `In diesem Kanal fehlt: ${permissions.map((name) => de.permission[name]).join(', ')}.`,
  howToGrant:
    'So gibst du die Berechtigungen: Kanal bearbeiten › Berechtigungen › Rolle von Beleg hinzufügen › erlauben. Oder lade Beleg mit diesem Link neu ein.',
  permission: {
    ViewChannel: 'Kanal ansehen',
    SendMessages: 'Nachrichten senden',
    SendMessagesInThreads: 'Nachrichten in Threads senden',
    ReadMessageHistory: 'Nachrichtenverlauf anzeigen',
    AttachFiles: 'Dateien anhängen',
  },
  invite: 'Einladung mit genau den nötigen Berechtigungen',
  latency: (p50, p95) =>
    `Antwortzeit: die Hälfte unter ${formatCount(Math.ceil(p50), 'de')} ms, 95 % unter ${formatCount(Math.ceil(p95), 'de')} ms`,
  noLatency: 'Antwortzeit: Seit dem Start wurde nichts gefragt.',
  waiting: (questions) =>
    `${formatCount(questions, 'de')} ${questions === 1 ? 'Frage wartet' : 'Fragen warten'}`,
  lastError: (what, milliseconds) =>
    `Letzter Fehler: vor ${formatDuration(milliseconds, 'de')}, ${what}. Mehr steht im Protokoll.`,
  noError: 'Seit dem Start gab es keinen Fehler.',
  connection: ({ guilds, shard, shards, pingMs }) =>
    [
      `Discord: ${formatCount(guilds, 'de')} Server`,
      `Shard ${formatCount(shard + 1, 'de')} von ${formatCount(shards, 'de')}`,
      ...(pingMs === undefined ? [] : [`Ping ${formatCount(pingMs, 'de')} ms`]),
    ].join(', '),
  openToAll:
    'Jeder Server, der Beleg hinzufügt, kann alle Dokumente lesen. ALLOWED_GUILD_IDS in .env beschränkt das.',
  stored: ({ questions, days }) =>
    `Gespeichert wird ${formatCount(days, 'de')} ${days === 1 ? 'Tag' : 'Tage'} lang, ${{ unanswered: 'der Wortlaut nur bei Fragen ohne gute Antwort', all: 'auch der Wortlaut der Fragen', none: 'aber nie der Wortlaut einer Frage' }[questions]}.`,
  notStored: (reason) => `Es wird nichts gespeichert: ${reason}.`,
  indexRestarts: (restarts, unavailable) =>
    unavailable
      ? 'Der Index ist ausgefallen und wird neu geladen; Fragen warten so lange.'
      : `Der Index ist seit dem Start ${formatCount(restarts, 'de')}-mal ausgefallen und wurde neu geladen. Das Protokoll sagt, warum.`,
  quarantined: (file) =>
    `Die Datenbank war beim Start beschädigt. Sie liegt als ${file} im Datenordner, eine neue wurde begonnen.`,
  memory: (indexMib, processMib) =>
    `Speicher: Index ${formatCount(indexMib, 'de')} MiB, ganzer Prozess ${formatCount(processMib, 'de')} MiB`,
  upFor: (milliseconds, version) =>
    `Beleg ${version}, läuft seit ${formatDuration(milliseconds, 'de')}`,
};

const en: StatusMessages = {
  allWell: 'Everything is working',
  needsAttention: 'Action needed',
  index: (documents, passages, version) =>
    `Index ${version}: ${formatCount(documents, 'en')} ${documents === 1 ? 'document' : 'documents'}, ${formatCount(passages, 'en')} ${passages === 1 ? 'passage' : 'passages'}`,
  noIndex: 'There is no index yet. Run /reindex to build it.',
  age: (milliseconds) => `last checked ${formatDuration(milliseconds, 'en')} ago`,
  kinds: (kinds) =>
    `File types: ${kinds.map(([kind, count]) => `${kind} ${formatCount(count, 'en')}`).join(', ')}`,
  snapshot: {
    none: 'The index is not saved.',
    kept: 'The index is saved.',
    damaged: 'The saved index was damaged and was rebuilt.',
    'other-folder': 'The saved index belonged to another folder and was rebuilt.',
    outdated: 'The saved index was written by another version and was rebuilt.',
    'not-written': 'The index cannot be saved.',
    unreadable: 'The saved index cannot be read.',
  },
  noneSkipped: 'No file was skipped.',
  permissionsHeld: 'Beleg has all permissions it needs in this channel.',
  permissionsMissing: (permissions) =>
    `Missing in this channel: ${permissions.map((name) => en.permission[name]).join(', ')}.`,
  howToGrant:
    'To grant permissions: Edit Channel › Permissions › add Beleg’s role › allow. Or invite Beleg again with this link.',
  permission: {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    ReadMessageHistory: 'Read Message History',
    AttachFiles: 'Attach Files',
  },
  invite: 'Invite with the permissions needed',
  latency: (p50, p95) =>
    `Response time: half within ${formatCount(Math.ceil(p50), 'en')} ms, 95% within ${formatCount(Math.ceil(p95), 'en')} ms`,
  noLatency: 'Response time: no questions since the start.',
  waiting: (questions) =>
    `${formatCount(questions, 'en')} ${questions === 1 ? 'question' : 'questions'} waiting`,
  lastError: (what, milliseconds) =>
    `Last error: ${formatDuration(milliseconds, 'en')} ago, ${what}. See the log.`,
  noError: 'No errors since the start.',
  connection: ({ guilds, shard, shards, pingMs }) =>
    [
      `Discord: ${formatCount(guilds, 'en')} ${guilds === 1 ? 'server' : 'servers'}`,
      `shard ${formatCount(shard + 1, 'en')} of ${formatCount(shards, 'en')}`,
      ...(pingMs === undefined ? [] : [`ping ${formatCount(pingMs, 'en')} ms`]),
    ].join(', '),
  openToAll:
    'Every server that adds Beleg can read all documents. Set ALLOWED_GUILD_IDS in .env to restrict this.',
  stored: ({ questions, days }) =>
    `Data is stored for ${formatCount(days, 'en')} ${days === 1 ? 'day' : 'days'}, ${{ unanswered: 'with the text of questions that had no good answer', all: 'with the text of all questions', none: 'without the text of questions' }[questions]}.`,
  notStored: (reason) => `Nothing is stored: ${reason}.`,
  indexRestarts: (restarts, unavailable) =>
    unavailable
      ? 'The index was lost and is being loaded again; questions wait until then.'
      : `The index was lost and loaded again ${formatCount(restarts, 'en')} ${restarts === 1 ? 'time' : 'times'} since the start. The log says why.`,
  quarantined: (file) =>
    `The database was damaged at the start. It was kept as ${file} in the data folder, and a new one was created.`,
  memory: (indexMib, processMib) =>
    `Memory: index ${formatCount(indexMib, 'en')} MiB, whole process ${formatCount(processMib, 'en')} MiB`,
  upFor: (milliseconds, version) =>
    `Beleg ${version}, up for ${formatDuration(milliseconds, 'en')}`,
};

/** The texts of `/status` in a language. */
export const statusMessages: Readonly<Record<Language, StatusMessages>> = { de, en };
