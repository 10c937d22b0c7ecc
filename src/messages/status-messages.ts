import type { Language } from '../core/analysis/language.js';
import type { SnapshotState } from '../core/app.js';
import { formatCount, formatDuration } from './format-number.js';
import type { Retention } from './messages.js';

/** What Beleg may have to be allowed in a channel. */
export type PermissionName =
  'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'ReadMessageHistory' | 'AttachFiles';

/** What `/status` says, for administrators. Plain text; the interface is the list of keys. */
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
  readonly stored: (retention: Retention) => string;
  readonly notStored: (reason: string) => string;
  readonly setAside: (file: string) => string;
  readonly memory: (indexMib: number, processMib: number) => string;
  readonly upFor: (milliseconds: number, version: string) => string;
}

export interface Connection {
  readonly guilds: number;
  /** From 0. */
  readonly shard: number;
  readonly shards: number;
  /** Of the gateway, in milliseconds; `undefined` before it was measured. */
  readonly pingMs: number | undefined;
}

const de: StatusMessages = {
  allWell: 'Alles in Ordnung',
  needsAttention: 'Das braucht Aufmerksamkeit',
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
    outdated: 'Der gespeicherte Index war von einer anderen Version und wurde neu gebaut.',
    'not-written': 'Der Index lässt sich nicht speichern.',
    unreadable: 'Der gespeicherte Index lässt sich nicht lesen.',
  },
  noneSkipped: 'Keine Datei wurde ausgelassen.',
  permissionsHeld: 'In diesem Kanal fehlt keine Berechtigung.',
  permissionsMissing: (permissions) =>
    `In diesem Kanal fehlt: ${permissions.map((name) => de.permission[name]).join(', ')}.`,
  howToGrant:
    'So geht es: Kanal bearbeiten › Berechtigungen › Rolle von Beleg hinzufügen › erlauben; oder mit diesem Link neu einladen.',
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
  noLatency: 'Antwortzeit: seit dem Start wurde nichts gefragt.',
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
  stored: ({ questions, days }) =>
    `Gespeichert wird für ${formatCount(days, 'de')} ${days === 1 ? 'Tag' : 'Tage'}, mit Wortlaut ${{ unanswered: 'der Fragen ohne gute Antwort', all: 'aller Fragen', none: 'keiner Frage' }[questions]}.`,
  notStored: (reason) => `Gespeichert wird nichts: ${reason}.`,
  setAside: (file) =>
    `Die Datenbank war beim Start beschädigt. Sie liegt als ${file} im Datenordner, eine neue wurde begonnen.`,
  memory: (indexMib, processMib) =>
    `Speicher: Index ${formatCount(indexMib, 'de')} MiB, ganzer Prozess ${formatCount(processMib, 'de')} MiB`,
  upFor: (milliseconds, version) =>
    `Beleg ${version}, läuft seit ${formatDuration(milliseconds, 'de')}`,
};

const en: StatusMessages = {
  allWell: 'All is well',
  needsAttention: 'This needs attention',
  index: (documents, passages, version) =>
    `Index ${version}: ${formatCount(documents, 'en')} ${documents === 1 ? 'document' : 'documents'}, ${formatCount(passages, 'en')} ${passages === 1 ? 'passage' : 'passages'}`,
  noIndex: 'There is no index yet. /reindex makes one.',
  age: (milliseconds) => `last checked ${formatDuration(milliseconds, 'en')} ago`,
  kinds: (kinds) =>
    `File types: ${kinds.map(([kind, count]) => `${kind} ${formatCount(count, 'en')}`).join(', ')}`,
  snapshot: {
    none: 'The index is not saved.',
    kept: 'The index is saved.',
    damaged: 'The saved index was damaged and was rebuilt.',
    outdated: 'The saved index was of another version and was rebuilt.',
    'not-written': 'The index cannot be saved.',
    unreadable: 'The saved index cannot be read.',
  },
  noneSkipped: 'No file was skipped.',
  permissionsHeld: 'No permission is missing in this channel.',
  permissionsMissing: (permissions) =>
    `Missing in this channel: ${permissions.map((name) => en.permission[name]).join(', ')}.`,
  howToGrant:
    'To grant it: Edit Channel › Permissions › add Beleg’s role › allow; or invite Beleg again with this link.',
  permission: {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    ReadMessageHistory: 'Read Message History',
    AttachFiles: 'Attach Files',
  },
  invite: 'Invitation with exactly the permissions needed',
  latency: (p50, p95) =>
    `Answers: half within ${formatCount(Math.ceil(p50), 'en')} ms, 95 % within ${formatCount(Math.ceil(p95), 'en')} ms`,
  noLatency: 'Answers: nothing was asked since the start.',
  waiting: (questions) =>
    `${formatCount(questions, 'en')} ${questions === 1 ? 'question waits' : 'questions wait'}`,
  lastError: (what, milliseconds) =>
    `Last error: ${formatDuration(milliseconds, 'en')} ago, ${what}. The log has more.`,
  noError: 'There was no error since the start.',
  connection: ({ guilds, shard, shards, pingMs }) =>
    [
      `Discord: ${formatCount(guilds, 'en')} ${guilds === 1 ? 'server' : 'servers'}`,
      `shard ${formatCount(shard + 1, 'en')} of ${formatCount(shards, 'en')}`,
      ...(pingMs === undefined ? [] : [`ping ${formatCount(pingMs, 'en')} ms`]),
    ].join(', '),
  stored: ({ questions, days }) =>
    `Stored for ${formatCount(days, 'en')} ${days === 1 ? 'day' : 'days'}, with the words of ${{ unanswered: 'questions without a good answer', all: 'all questions', none: 'no question' }[questions]}.`,
  notStored: (reason) => `Nothing is stored: ${reason}.`,
  setAside: (file) =>
    `The database was damaged at the start. It was set aside in the data folder as ${file}, and a new one was begun.`,
  memory: (indexMib, processMib) =>
    `Memory: index ${formatCount(indexMib, 'en')} MiB, whole process ${formatCount(processMib, 'en')} MiB`,
  upFor: (milliseconds, version) =>
    `Beleg ${version}, up for ${formatDuration(milliseconds, 'en')}`,
};

/** The texts of `/status` in a language. */
export const statusMessages: Readonly<Record<Language, StatusMessages>> = { de, en };
