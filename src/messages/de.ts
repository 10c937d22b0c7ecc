import { formatCount, formatDuration } from './format-number.js';
import type { Messages } from './messages.js';

const count = (number: number, one: string, many: string) =>
  `${formatCount(number, 'de')} ${number === 1 ? one : many}`;

/** The German messages. Like Discord, they say “du”. */
export const de = {
  notInDocuments: 'Die Dokumente beantworten diese Frage nicht.',
  documentsAreIn: {
    de: 'Die Dokumente sind auf Deutsch. Frag mich bitte auf Deutsch.',
    en: 'Die Dokumente sind auf Englisch. Frag mich bitte auf Englisch.',
  },
  closestPassage: 'Ich bin nicht sicher. Diese Stelle kommt deiner Frage am nächsten:',
  nearestHeadings: 'Am nächsten kommen diese Abschnitte:',
  didYouMean: (question) => `Meintest du „${question}“?`,
  corrected: (corrections) =>
    `Gesucht wurde ${corrections.map(({ from, to }) => `„${to}“ statt „${from}“`).join(', ')}.`,

  lines: (first, last) => (first === last ? `Zeile ${first}` : `Zeilen ${first}–${last}`),
  page: (page) => `Seite ${page}`,
  asOf: (date) => `Stand ${date}`,
  openSource: 'Quelle öffnen',

  inContext: 'Im Zusammenhang',
  moreHits: 'Weitere Treffer',
  openHit: 'Öffnen',
  share: 'Im Kanal teilen',
  remove: 'Löschen',
  previous: 'Zurück',
  next: 'Weiter',
  wholeSection: 'Ganzer Abschnitt',
  sharedBy: 'Gefragt und geteilt von',
  furtherHits: 'Weitere Treffer',
  pageOf: (page, pages) => `Seite ${formatCount(page, 'de')} von ${formatCount(pages, 'de')}`,
  chooseDocument: 'Dokument öffnen …',
  chooseHeading: 'Abschnitt lesen …',
  beginning: 'Anfang',

  sourcesTitle: (documents) =>
    `Die Antworten kommen aus ${documents === 1 ? 'diesem Dokument' : `diesen ${formatCount(documents, 'de')} Dokumenten`}`,
  noSources: 'Es gibt noch keine Dokumente.',
  passageCount: (passages) => count(passages, 'Passage', 'Passagen'),

  helpTitle: 'Beleg antwortet aus Dokumenten – wörtlich und mit Quelle.',
  helpLines: [
    '/frage: Du stellst eine Frage, und ich zeige dir die Stelle, die sie beantwortet. Auf einem Server siehst zunächst nur du die Antwort.',
    'Du kannst mir auch eine Direktnachricht schreiben, mich erwähnen oder im Menü einer Nachricht Apps › „In Dokumenten suchen“ wählen.',
    '/quellen zeigt die Dokumente, aus denen die Antworten kommen. /datenschutz zeigt, was über dich gespeichert ist.',
    'Für Administratoren: /neuindizieren liest die Dokumente neu ein, /luecken zeigt Fragen ohne gute Antwort, /status zeigt, ob alles läuft.',
    'Ich zitiere nur. Was nicht in den Dokumenten steht, sage ich nicht.',
  ],
  storedData: (retention) => {
    if (retention === undefined) return 'Es wird nichts gespeichert.';
    const texts = {
      unanswered: 'Den Wortlaut speichere ich nur, wenn es keine gute Antwort gab.',
      all: 'Auch der Wortlaut wird gespeichert.',
      none: 'Der Wortlaut wird nie gespeichert.',
    }[retention.questions];
    return `${count(retention.days, 'Tag', 'Tage')} lang speichere ich, wann und auf welchem Weg gefragt wurde und ob es eine Antwort gab. ${texts} Dazu kommen Bewertungen mit Anmerkungen und geteilte Antworten. Dein Name wird nicht gespeichert, nur ein Code, der dich nicht erkennen lässt.`;
  },
  morePrivacy: 'Mehr dazu mit /datenschutz.',
  howToAsk:
    'Stell mir einfach eine Frage, und ich suche die Antwort in den Dokumenten. Mehr dazu mit /hilfe.',
  greeting: 'Hallo! Stell mir einfach eine Frage, und ich suche die Antwort in den Dokumenten.',
  mentionDirectly:
    'Du hast meine Rolle erwähnt; deine Frage kann ich so nicht lesen. Erwähne bitte mich selbst oder benutze /frage.',
  welcome: 'Gern geschehen!',

  reindexStarted: 'Ich lese die Dokumente neu ein. Bis ich fertig bin, antworte ich wie bisher.',
  reindexLoading: (done, total) =>
    `Ich lese die Dokumente: ${formatCount(done, 'de')} von ${formatCount(total, 'de')} Dateien`,
  reindexIndexing: (done, total, passages) =>
    `Ich bereite sie zum Suchen auf: ${formatCount(done, 'de')} von ${formatCount(total, 'de')} Dateien, ${count(passages, 'Passage', 'Passagen')}`,
  timeLeft: (milliseconds) => `noch etwa ${formatDuration(milliseconds, 'de')}`,
  reindexCancel: 'Abbrechen',
  reindexCancelling: 'Ich breche ab.',
  reindexNotRunning: 'Gerade läuft keine Neuindizierung, die ich abbrechen könnte.',
  reindexChanges: ({ added, changed, removed, renamed }) =>
    `+${formatCount(added, 'de')} ~${formatCount(changed, 'de')} −${formatCount(removed, 'de')}${renamed === 0 ? '' : ` →${formatCount(renamed, 'de')}`}`,
  filesFailed: (failures) => count(failures, 'Datei fehlgeschlagen', 'Dateien fehlgeschlagen'),
  moreFailures: (failures) => `und ${count(failures, 'weitere', 'weitere')}`,
  loadFailure: {
    unreadable: 'lässt sich nicht lesen',
    undecodable: 'hat eine Zeichenkodierung, die Beleg nicht kennt',
    binary: 'enthält Binärdaten, keinen Text',
    empty: 'ist leer',
    'too-large': 'ist zu groß',
    'too-slow': 'braucht zu lange zum Lesen',
    stopped: 'wurde nicht zu Ende gelesen',
    'no-text-layer': 'besteht nur aus Bildern; mit einer Texterkennung (OCR) wird Text daraus',
    encrypted: 'ist verschlüsselt',
    'bad-metadata': 'hat ungültige Angaben zu Titel, Quelle oder Datum',
    unsupported: 'hat ein Format, das Beleg nicht liest',
    'outside-corpus': 'liegt außerhalb des Ordners mit den Dokumenten',
    broken: 'ist beschädigt',
  },
  corpusError: {
    'missing-folder': 'Den Ordner mit den Dokumenten gibt es nicht.',
    'not-a-folder': 'Der angegebene Ordner mit den Dokumenten ist eine Datei.',
    'unreadable-folder': 'Der Ordner mit den Dokumenten lässt sich nicht lesen.',
    'empty-corpus': 'Der Ordner enthält kein brauchbares Dokument.',
  },

  corpusTooLarge: ({ needed, allowed }) =>
    `So viele Dokumente brauchen etwa ${formatCount(needed, 'de')} MiB Arbeitsspeicher, erlaubt sind ${formatCount(allowed, 'de')}. Ich antworte weiter wie bisher. Erhöhe MEMORY_LIMIT_MB in der Datei .env oder entferne Dokumente.`,
  reindexCancelled: 'Abgebrochen. Ich antworte weiter wie bisher.',

  askAgainIn: {
    user: (milliseconds) =>
      `Das waren viele Fragen auf einmal. Versuch es bitte in ${formatDuration(milliseconds, 'de')} noch einmal.`,
    guild: (milliseconds) =>
      `Auf diesem Server wird gerade sehr viel gefragt. Versuch es bitte in ${formatDuration(milliseconds, 'de')} noch einmal.`,
    action: (milliseconds) =>
      `Das ging zu schnell. Versuch es bitte in ${formatDuration(milliseconds, 'de')} noch einmal.`,
  },

  voteThanks: 'Danke, das ist notiert.',
  voteTitle: 'Was stimmt an der Antwort nicht?',
  voteReasonLabel: 'Grund',
  voteReason: {
    'wrong-passage': 'Falsche Stelle',
    'not-answered': 'Beantwortet die Frage nicht',
    outdated: 'Veraltet',
    other: 'Etwas anderes',
  },
  voteCommentLabel: 'Anmerkung (freiwillig)',

  gapsTitle: (gaps) =>
    gaps === 1
      ? 'Eine Frage hat keine gute Antwort bekommen'
      : `${formatCount(gaps, 'de')} Fragen haben keine gute Antwort bekommen`,
  noGaps: 'Hier hat jede Frage eine gute Antwort bekommen.',
  gapCounts: ({ unanswered, downVoted }) =>
    [
      ...(unanswered === 0 ? [] : [`${formatCount(unanswered, 'de')}× ohne Antwort`]),
      ...(downVoted === 0 ? [] : [`${formatCount(downVoted, 'de')}× 👎`]),
    ].join(', '),
  gapLastAsked: (date) => `zuletzt am ${date}`,
  gapsWithoutText: (questions) =>
    `Dazu ${questions === 1 ? 'kommt' : 'kommen'} ${count(questions, 'Frage', 'Fragen')}, deren Wortlaut nicht gespeichert ist.`,
  gapsTruncated: (questions) => `Gezählt sind nur die neuesten ${formatCount(questions, 'de')}.`,
  gapsFile: 'Als CSV-Datei',
  gapsFileName: 'luecken',
  gapColumns: {
    question: 'Frage',
    kind: 'Art',
    count: 'Anzahl',
    unanswered: 'ohne Antwort',
    downVoted: 'schlecht bewertet',
    lastAsked: 'zuletzt gefragt',
    reasons: 'Gründe',
    comments: 'Anmerkungen',
  },
  gapKind: {
    unanswered: 'ohne Antwort',
    'down-voted': 'schlecht bewertet',
    both: 'beides',
  },
  gapsAttached: (gaps) => `${count(gaps, 'Frage', 'Fragen')} ohne gute Antwort als Tabelle.`,

  privacyTitle: 'Was über dich gespeichert ist',
  privacyNothing: 'Über dich ist nichts gespeichert.',
  privacyUnreadable:
    'Was über dich gespeichert ist, lässt sich gerade nicht lesen. Versuch es bitte später noch einmal.',
  privacyCounts: ({ questions, votes, shared }) =>
    [
      count(questions, 'Frage', 'Fragen'),
      count(votes, 'Bewertung', 'Bewertungen'),
      count(shared, 'geteilte Antwort', 'geteilte Antworten'),
    ].join(', '),
  privacyExport: 'Herunterladen',
  privacyFileName: 'meine-daten',
  privacyAttached: 'Das ist alles, was über dich gespeichert ist.',
  privacyDelete: 'Alles löschen',
  privacyConfirm:
    'Soll alles gelöscht werden, was über dich gespeichert ist? Das lässt sich nicht rückgängig machen. Nachrichten in Discord bleiben stehen.',
  privacyDeleteNow: 'Ja, alles löschen',
  privacyDeleted: ({ questions, votes, shared }) =>
    `Gelöscht: ${count(questions, 'Frage', 'Fragen')}, ${count(votes, 'Bewertung', 'Bewertungen')}, ${count(shared, 'Eintrag', 'Einträge')} zu geteilten Antworten.`,

  storeProblem: {
    'unusable-folder': 'der Datenordner lässt sich nicht anlegen, lesen oder beschreiben',
    'in-use': 'ein anderer Prozess benutzt den Datenordner',
    'newer-version': 'die Datenbank stammt von einer neueren Version',
    'taken-over':
      'ein anderer Prozess hat den Datenordner übernommen, oder der Ordner wurde entfernt',
    damaged: 'die Datenbank ist beschädigt; beim nächsten Start beginnt eine neue',
    disk: 'der Datenträger ist voll, schreibgeschützt oder defekt',
    closed: 'die Datenbank ist nicht geöffnet',
    failed: 'die Datenbank antwortet nicht wie erwartet; mehr steht im Protokoll',
  },

  problem: {
    internal: 'Bei mir ist etwas schiefgegangen. Versuch es bitte gleich noch einmal.',
    'empty-question': 'Die Frage fehlt.',
    'follow-up':
      'Worauf bezieht sich das? Frühere Fragen merke ich mir nicht. Stell die Frage bitte als ganzen Satz.',
    'message-without-text': 'In dieser Nachricht steht kein Text, nach dem ich suchen kann.',
    'unknown-document': 'Dieses Dokument kenne ich nicht. /quellen zeigt alle, die es gibt.',
    'administrators-only':
      'Das dürfen nur die Administratoren von Beleg. Wende dich bitte an sie, wenn du es brauchst.',
    'not-allowed':
      'Hier darf Beleg nicht benutzt werden. Wer Beleg betreibt, legt fest, auf welchen Servern das geht.',
    stopping: 'Ich werde gerade neu gestartet. Frag bitte gleich noch einmal.',
    'unknown-command':
      'Diesen Befehl gibt es nicht mehr. Lade Discord neu und versuch es noch einmal.',
    'passage-changed':
      'Diese Stelle hat sich inzwischen geändert. Stell die Frage bitte noch einmal.',
    'button-outdated':
      'Diese Schaltfläche stammt aus einer früheren Version. Stell die Frage bitte noch einmal.',
    'not-yours': 'Das dürfen nur die Person, die gefragt hat, und die Moderation.',
    busy: 'Gerade wird sehr viel gefragt. Versuch es bitte gleich noch einmal.',
    'index-timeout':
      'Das hat zu lange gedauert, ich habe es abgebrochen. Frag bitte gleich noch einmal, vielleicht mit anderen Worten.',
    'index-lost':
      'Mir ist der Index abhandengekommen, ich lade ihn neu. Versuch es bitte in einer Minute noch einmal.',
    'unknown-answer':
      'Diese Antwort ist nicht mehr gespeichert. Stell die Frage bitte noch einmal.',
    'private-answer':
      'Diese Antwort gehört jemand anderem. Bewerten kann sie nur, wer gefragt hat.',
    'nothing-stored':
      'Ich kann gerade nichts speichern. /status zeigt Administratoren, woran es liegt.',
  },
} as const satisfies Messages;
