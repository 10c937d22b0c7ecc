import { formatCount, formatDuration } from './format-number.js';
import type { Messages } from './messages.js';

const count = (number: number, one: string, many: string) =>
  `${formatCount(number, 'en')} ${number === 1 ? one : many}`;

/** The English messages. */
export const en = {
  notInDocuments: 'The documents do not answer this question.',
  documentsAreIn: {
    de: 'The documents are in German. Please ask in German.',
    en: 'The documents are in English. Please ask in English.',
  },
  closestPassage: 'I am not sure. This passage comes closest to your question:',
  nearestHeadings: 'These sections come closest:',
  didYouMean: (question) => `Did you mean “${question}”?`,
  corrected: (corrections) =>
    `Searched for ${corrections.map(({ from, to }) => `“${to}” instead of “${from}”`).join(', ')}.`,

  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  page: (page) => `page ${page}`,
  asOf: (date) => `as of ${date}`,
  openSource: 'Open source',

  inContext: 'In context',
  moreHits: 'More results',
  openHit: 'Open',
  share: 'Share in channel',
  remove: 'Delete',
  previous: 'Previous',
  next: 'Next',
  wholeSection: 'Whole section',
  sharedBy: 'Asked and shared by',
  furtherHits: 'More results',
  pageOf: (page, pages) => `page ${formatCount(page, 'en')} of ${formatCount(pages, 'en')}`,
  chooseDocument: 'Open a document …',
  chooseHeading: 'Read a section …',
  beginning: 'Beginning',

  sourcesTitle: (documents) =>
    `The answers come from ${documents === 1 ? 'this document' : `these ${formatCount(documents, 'en')} documents`}`,
  noSources: 'There are no documents yet.',
  passageCount: (passages) => count(passages, 'passage', 'passages'),

  helpTitle: 'Beleg answers from documents, word for word and with the source.',
  helpLines: [
    '/ask: ask a question, and I show you the passage that answers it. In a server, only you can see the answer at first.',
    'You can also send me a direct message, mention me, or choose Apps › “Search documents” in the menu of a message.',
    '/sources lists the documents the answers come from. /privacy shows what is stored about you.',
    'For administrators: /reindex reads the documents again, /gaps lists questions without a good answer, /status shows whether everything is working.',
    'I only quote. If it is not in the documents, I will not say it.',
  ],
  storedData: (retention) => {
    if (retention === undefined) return 'Nothing is stored.';
    const texts = {
      unanswered: 'The text of a question is stored only if it had no good answer.',
      all: 'The text of the question is stored as well.',
      none: 'The text of a question is never stored.',
    }[retention.questions];
    return `For ${count(retention.days, 'day', 'days')} I store when and how a question was asked and whether it was answered. ${texts} Ratings with their comments and shared answers are stored too. Your name is never stored, only a code that does not reveal who you are.`;
  },
  morePrivacy: '/privacy tells you more.',
  howToAsk:
    'Just ask me a question, and I will look for the answer in the documents. /help tells you more.',
  greeting: 'Hello! Just ask me a question, and I will look for the answer in the documents.',
  mentionDirectly:
    'You mentioned my role, which does not let me read your question. Please mention me instead, or use /ask.',
  welcome: 'You’re welcome!',

  reindexStarted: 'I am reading the documents again. In the meantime I answer as before.',
  reindexLoading: (done, total) =>
    `Reading the documents: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files`,
  reindexIndexing: (done, total, passages) =>
    `Preparing them for search: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files, ${count(passages, 'passage', 'passages')}`,
  timeLeft: (milliseconds) => `about ${formatDuration(milliseconds, 'en')} left`,
  reindexCancel: 'Cancel',
  reindexCancelling: 'Cancelling …',
  reindexNotRunning: 'No index run is under way, so there is nothing to cancel.',
  reindexChanges: ({ added, changed, removed, renamed }) =>
    `+${formatCount(added, 'en')} ~${formatCount(changed, 'en')} −${formatCount(removed, 'en')}${renamed === 0 ? '' : ` →${formatCount(renamed, 'en')}`}`,
  filesFailed: (failures) => count(failures, 'file failed', 'files failed'),
  moreFailures: (failures) => `and ${count(failures, 'more', 'more')}`,
  loadFailure: {
    unreadable: 'cannot be read',
    undecodable: 'has a character encoding that Beleg does not support',
    binary: 'contains binary data, not text',
    empty: 'is empty',
    'too-large': 'is too large',
    'too-slow': 'takes too long to read',
    stopped: 'could not be read to the end',
    'no-text-layer': 'contains only images of pages; run text recognition (OCR) on it',
    encrypted: 'is encrypted',
    'bad-metadata': 'has an invalid title, source or date',
    unsupported: 'has a format that Beleg does not read',
    'outside-corpus': 'is outside the documents folder',
    broken: 'is damaged',
  },
  corpusError: {
    'missing-folder': 'The documents folder does not exist.',
    'not-a-folder': 'The documents folder is a file, not a folder.',
    'unreadable-folder': 'The documents folder cannot be read.',
    'empty-corpus': 'The documents folder contains no usable document.',
  },

  corpusTooLarge: ({ needed, allowed }) =>
    `These documents need about ${formatCount(needed, 'en')} MiB of memory, but only ${formatCount(allowed, 'en')} are allowed. I answer as before. Raise MEMORY_LIMIT_MB in the .env file, or remove documents.`,
  reindexCancelled: 'Cancelled. I keep answering as before.',

  askAgainIn: {
    user: (milliseconds) =>
      `That was a lot of questions at once. Please try again in ${formatDuration(milliseconds, 'en')}.`,
    guild: (milliseconds) =>
      `This server is asking a lot of questions right now. Please try again in ${formatDuration(milliseconds, 'en')}.`,
    action: (milliseconds) =>
      `That was too fast. Please try again in ${formatDuration(milliseconds, 'en')}.`,
  },

  voteThanks: 'Thanks for your feedback.',
  voteTitle: 'What is wrong with the answer?',
  voteReasonLabel: 'Reason',
  voteReason: {
    'wrong-passage': 'Wrong passage',
    'not-answered': 'Does not answer the question',
    outdated: 'Out of date',
    other: 'Something else',
  },
  voteCommentLabel: 'Comment (optional)',

  gapsTitle: (gaps) =>
    gaps === 1
      ? 'One question had no good answer'
      : `${formatCount(gaps, 'en')} questions had no good answer`,
  noGaps: 'Every question here had a good answer.',
  gapCounts: ({ unanswered, downVoted }) =>
    [
      ...(unanswered === 0 ? [] : [`${formatCount(unanswered, 'en')}× unanswered`]),
      ...(downVoted === 0 ? [] : [`${formatCount(downVoted, 'en')}× 👎`]),
    ].join(', '),
  gapLastAsked: (date) => `last on ${date}`,
  gapsWithoutText: (questions) =>
    `Plus ${count(questions, 'question', 'questions')} whose text is not stored.`,
  gapsTruncated: (questions) => `Only the newest ${formatCount(questions, 'en')} are counted.`,
  gapsFile: 'Download CSV',
  gapsFileName: 'gaps',
  gapColumns: {
    question: 'question',
    kind: 'kind',
    count: 'count',
    unanswered: 'unanswered',
    downVoted: 'down-voted',
    lastAsked: 'last asked',
    reasons: 'reasons',
    comments: 'comments',
  },
  gapKind: { unanswered: 'unanswered', 'down-voted': 'down-voted', both: 'both' },
  gapsAttached: (gaps) =>
    `${count(gaps, 'question', 'questions')} without a good answer as a table.`,

  privacyTitle: 'What is stored about you',
  privacyNothing: 'Nothing is stored about you.',
  privacyUnreadable: 'I cannot read what is stored about you right now. Please try again later.',
  privacyCounts: ({ questions, votes, shared }) =>
    [
      count(questions, 'question', 'questions'),
      count(votes, 'rating', 'ratings'),
      count(shared, 'shared answer', 'shared answers'),
    ].join(', '),
  privacyExport: 'Download',
  privacyFileName: 'my-data',
  privacyAttached: 'This is everything that is stored about you.',
  privacyDelete: 'Delete everything',
  privacyConfirm:
    'Delete everything that is stored about you? This cannot be undone. Messages on Discord are not deleted.',
  privacyDeleteNow: 'Yes, delete everything',
  privacyDeleted: ({ questions, votes, shared }) =>
    `Deleted: ${count(questions, 'question', 'questions')}, ${count(votes, 'rating', 'ratings')}, ${count(shared, 'entry', 'entries')} about shared answers.`,

  storeProblem: {
    'unusable-folder': 'the data folder cannot be created, read or written to',
    'in-use': 'another process is using the data folder',
    'newer-version': 'the database was written by a newer version',
    'taken-over': 'another process has taken over the data folder, or the folder was removed',
    damaged: 'the database is damaged; the next start will create a new one',
    disk: 'the disk is full, read-only or failing',
    closed: 'the database is not open',
    failed: 'the database does not work as expected; see the log',
  },

  problem: {
    internal: 'Something went wrong on my side. Please try again in a moment.',
    'empty-question': 'The question is missing.',
    'follow-up':
      'What does this refer to? I do not remember earlier questions. Please ask a complete question.',
    'message-without-text': 'This message contains no text to search for.',
    'unknown-document': 'I do not know this document. /sources lists all documents.',
    'administrators-only':
      'Only Beleg’s administrators can do this. Please ask one of them if you need it.',
    'not-allowed': 'Beleg cannot be used here. Whoever hosts it decides which servers may use it.',
    stopping: 'I am restarting. Please ask again in a moment.',
    'unknown-command': 'This command no longer exists. Reload Discord and try again.',
    'passage-changed': 'This passage has changed in the meantime. Please ask the question again.',
    'button-outdated': 'This button is from an earlier version. Please ask the question again.',
    'not-yours': 'Only the person who asked, or a moderator, can do this.',
    busy: 'I am getting a lot of questions right now. Please try again in a moment.',
    'index-timeout':
      'This took too long, so I gave up. Please ask again in a moment, perhaps in other words.',
    'index-lost': 'I lost my index and am loading it again. Please try again in a minute.',
    'unknown-answer': 'This answer is no longer stored. Please ask the question again.',
    'private-answer': 'This answer belongs to someone else. Only the person who asked can rate it.',
    'nothing-stored': 'I cannot store anything right now. /status shows administrators why.',
  },
} as const satisfies Messages;
