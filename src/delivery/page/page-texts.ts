import type { PageLocale, PersonKey } from '../preview/page-server/page-protocol.js';
import type { Notice } from './page-state.js';

/** Everything that the page itself says. */
export interface PageTexts {
  readonly servers: string;
  readonly channels: string;
  readonly textChannels: string;
  readonly directMessages: string;
  readonly openChannels: string;
  readonly you: string;
  readonly person: string;
  readonly roles: Readonly<Record<PersonKey, string>>;
  readonly language: string;
  readonly theme: string;
  readonly dark: string;
  readonly light: string;
  readonly app: string;
  readonly edited: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly thinking: (bot: string) => string;
  readonly typing: (bot: string) => string;
  readonly used: string;
  readonly reply: string;
  readonly replyingTo: (name: string) => string;
  readonly cancelReply: string;
  readonly more: string;
  readonly apps: string;
  readonly messageTo: (channel: string) => string;
  readonly send: string;
  readonly welcome: (channel: string) => string;
  readonly welcomeDirect: (bot: string) => string;
  readonly channelStart: (channel: string) => string;
  readonly directStart: (bot: string) => string;
  readonly tryThis: string;
  readonly commands: string;
  readonly people: string;
  readonly suggestions: string;
  readonly addOption: string;
  readonly cancelCommand: string;
  readonly isRequired: string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly submit: string;
  readonly cancel: string;
  readonly close: string;
  readonly newMessages: string;
  readonly messagesIn: (channel: string) => string;
  readonly actions: string;
  readonly download: string;
  readonly opensInNewTab: string;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly connecting: string;
  readonly owner: string;
  readonly ownerIntro: string;
  readonly documents: string;
  readonly passages: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly findings: string;
  readonly noFindings: string;
  readonly checking: string;
  readonly reindex: string;
  readonly phase: Readonly<Record<'loading' | 'indexing', string>>;
  readonly why: string;
  readonly loading: string;
  readonly confidence: (confidence: string, threshold: string, isFound: boolean) => string;
  readonly words: string;
  readonly word: string;
  readonly stems: string;
  readonly weight: string;
  readonly unknownWord: string;
  readonly candidates: string;
  readonly place: string;
  readonly score: string;
  readonly lines: (first: number, last: number) => string;
  readonly expected: (kind: string) => string;
  /** These by the core's names. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly signals: Readonly<Record<string, string>>;
}

const de: PageTexts = {
  servers: 'Server',
  channels: 'Kanäle',
  textChannels: 'Textkanäle',
  directMessages: 'Direktnachrichten',
  openChannels: 'Kanäle zeigen',
  you: 'Du bist',
  person: 'Person',
  roles: { member: 'Mitglied', moderator: 'Moderation', administrator: 'Verwaltung' },
  language: 'Sprache',
  theme: 'Farben',
  dark: 'Dunkel',
  light: 'Hell',
  app: 'APP',
  edited: '(bearbeitet)',
  onlyYou: 'Nur du kannst das sehen',
  dismiss: 'Verwerfen',
  thinking: (bot) => `${bot} denkt nach …`,
  typing: (bot) => `${bot} schreibt …`,
  used: 'hat verwendet:',
  reply: 'Antworten',
  replyingTo: (name) => `Antwort an ${name}`,
  cancelReply: 'Antwort abbrechen',
  more: 'Mehr',
  apps: 'Apps',
  messageTo: (channel) => `Nachricht an ${channel}`,
  send: 'Senden',
  welcome: (channel) => `Willkommen in #${channel}!`,
  welcomeDirect: (bot) => bot,
  channelStart: (channel) => `Hier beginnt der Kanal #${channel}.`,
  directStart: (bot) => `Hier beginnen deine Direktnachrichten mit ${bot}.`,
  tryThis: 'Probiere es aus:',
  commands: 'Befehle',
  people: 'Personen',
  suggestions: 'Vorschläge',
  addOption: 'Option hinzufügen:',
  cancelCommand: 'Befehl verwerfen',
  isRequired: 'Diese Option ist nötig.',
  yes: 'Wahr',
  no: 'Falsch',
  choose: 'Auswählen',
  submit: 'Absenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  newMessages: 'neue Nachrichten',
  messagesIn: (channel) => `Nachrichten in ${channel}`,
  actions: 'Aktionen',
  download: 'herunterladen',
  opensInNewTab: 'öffnet einen neuen Tab',
  notices: {
    'no-response': 'Die Anwendung reagiert nicht.',
    refused: 'Das geht hier nicht.',
    lost: 'Die Verbindung zu Beleg ist unterbrochen. Läuft es noch?',
  },
  connecting: 'Verbinden …',
  owner: 'Hinter den Kulissen',
  ownerIntro: 'Was nur sieht, wer Beleg betreibt.',
  documents: 'Dokumente',
  passages: (count) => `${count} ${count === 1 ? 'Passage' : 'Passagen'}`,
  andMore: (count) => `und ${count} weitere`,
  findings: 'Befunde',
  noFindings: 'Nichts zu beanstanden.',
  checking: 'Wird geprüft …',
  reindex: 'Neu einlesen',
  phase: { loading: 'Dokumente lesen', indexing: 'Passagen indizieren' },
  why: 'Warum?',
  loading: 'Wird geladen …',
  confidence: (confidence, threshold, isFound) =>
    `Sicherheit ${confidence}, ${isFound ? 'über' : 'unter'} der Schwelle von ${threshold}: ${
      isFound ? 'beantwortet' : 'nicht beantwortet'
    }.`,
  expected: (kind) => `Gefragt ist nach: ${expectedDe[kind] ?? kind}.`,
  evidence: {
    bias: 'Grundwert',
    grams: 'Wortteile der Stelle',
    sentenceGrams: 'Wortteile des Satzes',
    neighbours: 'Nachbarn',
    words: 'Wörter',
    names: 'Namen und Zahlen',
    corpusSize: 'Zahl der Passagen',
  },
  relations: {
    same: 'selbst',
    compound: 'Zusammensetzung',
    similar: 'ähnlich',
    longer: 'länger',
    equivalent: 'gleichbedeutend',
  },
  words: 'Wörter der Frage',
  word: 'Wort',
  stems: 'gesucht als',
  weight: 'Gewicht',
  unknownWord: 'nichts Ähnliches in den Dokumenten',
  candidates: 'Stellen, die in Frage kamen',
  place: 'Stelle',
  score: 'Punkte',
  lines: (first, last) => (first === last ? `Zeile ${first}` : `Zeilen ${first}–${last}`),
  signals: {
    terms: 'Wörter',
    grams: 'Wortteile',
    document: 'Dokument',
    neighbours: 'Nachbarn',
    sentenceTerms: 'Satz',
    sentenceGrams: 'Satzteile',
    coverage: 'Abdeckung',
  },
};

const en: PageTexts = {
  servers: 'Servers',
  channels: 'Channels',
  textChannels: 'Text channels',
  directMessages: 'Direct messages',
  openChannels: 'Show channels',
  you: 'You are',
  person: 'Person',
  roles: { member: 'Member', moderator: 'Moderator', administrator: 'Administrator' },
  language: 'Language',
  theme: 'Colours',
  dark: 'Dark',
  light: 'Light',
  app: 'APP',
  edited: '(edited)',
  onlyYou: 'Only you can see this',
  dismiss: 'Dismiss message',
  thinking: (bot) => `${bot} is thinking …`,
  typing: (bot) => `${bot} is typing …`,
  used: 'used',
  reply: 'Reply',
  replyingTo: (name) => `Replying to ${name}`,
  cancelReply: 'Cancel the reply',
  more: 'More',
  apps: 'Apps',
  messageTo: (channel) => `Message ${channel}`,
  send: 'Send',
  welcome: (channel) => `Welcome to #${channel}!`,
  welcomeDirect: (bot) => bot,
  channelStart: (channel) => `This is the start of the #${channel} channel.`,
  directStart: (bot) => `This is the beginning of your direct messages with ${bot}.`,
  tryThis: 'Try it out:',
  commands: 'Commands',
  people: 'People',
  suggestions: 'Suggestions',
  addOption: 'Add an option:',
  cancelCommand: 'Discard the command',
  isRequired: 'This option is required.',
  yes: 'True',
  no: 'False',
  choose: 'Choose',
  submit: 'Submit',
  cancel: 'Cancel',
  close: 'Close',
  newMessages: 'new messages',
  messagesIn: (channel) => `Messages in ${channel}`,
  actions: 'Actions',
  download: 'download',
  opensInNewTab: 'opens a new tab',
  notices: {
    'no-response': 'The application did not respond.',
    refused: 'That cannot be done here.',
    lost: 'The connection to Beleg is lost. Is it still running?',
  },
  connecting: 'Connecting …',
  owner: 'Behind the scenes',
  ownerIntro: 'What only those see who host Beleg.',
  documents: 'Documents',
  passages: (count) => `${count} ${count === 1 ? 'passage' : 'passages'}`,
  andMore: (count) => `and ${count} more`,
  findings: 'Findings',
  noFindings: 'No findings.',
  checking: 'Checking …',
  reindex: 'Read anew',
  phase: { loading: 'Reading documents', indexing: 'Indexing passages' },
  why: 'Why?',
  loading: 'Loading …',
  confidence: (confidence, threshold, isFound) =>
    `Confidence ${confidence}, ${isFound ? 'above' : 'below'} the threshold of ${threshold}: ${
      isFound ? 'answered' : 'not answered'
    }.`,
  expected: (kind) => `It asks for: ${kind}.`,
  evidence: {
    bias: 'to begin with',
    grams: 'parts of words in the passage',
    sentenceGrams: 'parts of words in the sentence',
    neighbours: 'neighbours',
    words: 'words',
    names: 'names and numbers',
    corpusSize: 'number of passages',
  },
  relations: {
    same: 'itself',
    compound: 'compound',
    similar: 'similar',
    longer: 'longer',
    equivalent: 'equivalent',
  },
  words: 'Words of the question',
  word: 'Word',
  stems: 'searched as',
  weight: 'Weight',
  unknownWord: 'nothing like it in the documents',
  candidates: 'Passages that were considered',
  place: 'Passage',
  score: 'Score',
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  signals: {
    terms: 'words',
    grams: 'parts of words',
    document: 'document',
    neighbours: 'neighbours',
    sentenceTerms: 'sentence',
    sentenceGrams: 'its parts',
    coverage: 'coverage',
  },
};

const expectedDe: Readonly<Record<string, string>> = {
  number: 'Zahl',
  time: 'Zeit',
  place: 'Ort',
  person: 'Person',
  definition: 'Bedeutung',
};

const texts: Readonly<Record<PageLocale, PageTexts>> = { de, 'en-US': en };

export function selectTexts(locale: PageLocale): PageTexts {
  return texts[locale];
}
