import { formatCount, formatDuration } from './format-number.js';
import type { Messages } from './messages.js';

const count = (number: number, one: string, many: string) =>
  `${formatCount(number, 'en')} ${number === 1 ? one : many}`;

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
    '/ask: you ask, I show you the passage that answers. In a server, only you see it at first.',
    'Or write me a direct message, mention me, or open a message’s menu › Apps › “Search documents”.',
    '/sources: the documents the answers come from. /privacy: what is stored about you.',
    'For administrators: /reindex reads the documents again, /gaps shows questions without a good answer, /status whether all is well.',
    'I write nothing of my own: what the documents do not say, I do not say either.',
  ],
  storedData: (retention) => {
    if (retention === undefined) return 'Nothing is stored.';
    const texts = {
      unanswered: 'its words only where a good answer was missing',
      all: 'its words as well',
      none: 'never its words',
    }[retention.questions];
    return `Stored for ${count(retention.days, 'day', 'days')}: when and how a question was asked and what came of it; ${texts}. Also ratings with comments, and shared answers. Never your name, only a code that does not show who you are. More with /privacy.`;
  },
  howToAsk: 'Just ask me a question, and I look for the answer in the documents. More with /help.',
  welcome: 'You’re welcome!',

  reindexStarted: 'I am reading the documents again. Until I am done, I answer as before.',
  reindexLoading: (done, total) =>
    `Reading the documents: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files`,
  reindexIndexing: (done, total, passages) =>
    `Preparing them for search: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files, ${count(passages, 'passage', 'passages')}`,
  timeLeft: (milliseconds) => `about ${formatDuration(milliseconds, 'en')} left`,
  reindexCancel: 'Cancel',
  reindexCancelling: 'I am stopping.',
  reindexChanges: ({ added, changed, removed, renamed }) =>
    `+${formatCount(added, 'en')} ~${formatCount(changed, 'en')} −${formatCount(removed, 'en')}${renamed === 0 ? '' : ` →${formatCount(renamed, 'en')}`}`,
  filesFailed: (failures) => count(failures, 'file failed', 'files failed'),
  moreFailures: (failures) => `and ${count(failures, 'more', 'more')}`,
  loadFailure: {
    unreadable: 'cannot be read',
    undecodable: 'is in a character encoding that Beleg does not know',
    binary: 'holds binary data, not text',
    empty: 'is empty',
    'too-large': 'is too large',
    'too-slow': 'takes too long to read',
    'no-text-layer': 'has no text, only pictures of pages: text recognition (OCR) helps',
    encrypted: 'is encrypted',
    'bad-metadata': 'has a faulty title, source or date',
    unsupported: 'is of a kind that Beleg does not read',
    'outside-corpus': 'leads out of the folder with the documents',
    broken: 'is damaged',
  },
  corpusError: {
    'missing-folder': 'The folder with the documents does not exist.',
    'not-a-folder': 'Where the folder with the documents should be, there is a file.',
    'unreadable-folder': 'The folder with the documents cannot be read.',
    'empty-corpus': 'The folder holds no document that can be used.',
  },

  corpusTooLarge: ({ needed, allowed }) =>
    `So many documents would take about ${formatCount(needed, 'en')} MiB of memory; ${formatCount(allowed, 'en')} are allowed. I answer as before. Raise MEMORY_LIMIT_MB in the file .env, or take documents out.`,
  reindexCancelled: 'Cancelled. I answer as before.',

  askAgainIn: {
    user: (milliseconds) =>
      `That was a lot of questions at once. Please ask me again in ${formatDuration(milliseconds, 'en')}.`,
    guild: (milliseconds) =>
      `I am getting a lot of questions in this server. Please ask me again in ${formatDuration(milliseconds, 'en')}.`,
  },

  voteThanks: 'Thank you, noted.',
  voteTitle: 'What is wrong with the answer?',
  voteReasonLabel: 'Reason',
  voteReason: {
    'wrong-passage': 'Wrong passage',
    'not-answered': 'Does not answer the question',
    outdated: 'Out of date',
    other: 'Something else',
  },
  voteCommentLabel: 'In your own words (if you like)',

  gapsTitle: (gaps) =>
    gaps === 1
      ? 'One question was left without a good answer'
      : `${formatCount(gaps, 'en')} questions were left without a good answer`,
  noGaps: 'No question was left without a good answer here.',
  gapCounts: ({ unanswered, downVoted }) =>
    [
      ...(unanswered === 0 ? [] : [`${formatCount(unanswered, 'en')}× unanswered`]),
      ...(downVoted === 0 ? [] : [`${formatCount(downVoted, 'en')}× 👎`]),
    ].join(', '),
  gapLastAsked: (date) => `last on ${date}`,
  gapsWithoutText: (questions) =>
    `Plus ${count(questions, 'question whose words are', 'questions whose words are')} not stored.`,
  gapsTruncated: (questions) => `Only the newest ${formatCount(questions, 'en')} are counted.`,
  gapsFile: 'As a CSV file',
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
    `${count(gaps, 'question', 'questions')} without a good answer, as a table.`,

  privacyTitle: 'What is stored about you',
  privacyNothing: 'Nothing is stored about you.',
  privacyUnreadable: 'What is stored cannot be read right now. Please try again later.',
  privacyCounts: ({ questions, votes, shared }) =>
    [
      count(questions, 'question', 'questions'),
      count(votes, 'rating', 'ratings'),
      count(shared, 'shared answer', 'shared answers'),
    ].join(', '),
  privacyExport: 'As a file',
  privacyFileName: 'my-data',
  privacyAttached: 'This is all that is stored about you.',
  privacyDelete: 'Delete everything',
  privacyConfirm:
    'Delete everything that is stored about you? This cannot be undone. Messages in Discord stay.',
  privacyDeleteNow: 'Yes, delete everything',
  privacyDeleted: ({ questions, votes, shared }) =>
    `Deleted: ${count(questions, 'question', 'questions')}, ${count(votes, 'rating', 'ratings')}, ${count(shared, 'entry', 'entries')} on shared answers.`,

  storeProblem: {
    'unusable-folder': 'the data folder cannot be created, read or written',
    'in-use': 'another process works in the data folder',
    'newer-version': 'the database was written by a newer version',
    'taken-over': 'another process has taken over the data folder, or it was removed',
    damaged: 'the database is damaged; the next start begins a new one',
    disk: 'the disk is full, read-only or failing',
    closed: 'no storage is connected',
    failed: 'the database does not answer as expected; the log has more',
  },

  problem: {
    internal: 'Something went wrong on my side. Please try again in a moment.',
    'empty-question': 'The question is missing.',
    fragment:
      'What does this refer to? I do not remember earlier questions. Please ask the whole question again.',
    'message-without-text': 'This message has no text that I could search for.',
    'unknown-document': 'I do not know this document. /sources lists those I have.',
    'administrators-only':
      'Only administrators can do this. If you need it, please ask one of them.',
    stopping: 'I am being restarted. Please ask again in a moment.',
    'unknown-command': 'This command no longer exists. Reload Discord and try again.',
    'passage-changed': 'This passage has changed since. Please ask the question again.',
    'button-outdated': 'This button is from an earlier version. Please ask the question again.',
    'not-yours': 'Only the person who asked, or a moderator, can do this.',
    busy: 'I am getting a lot of questions right now. Please try again in a moment.',
    'answer-forgotten': 'I do not remember this answer any more. Please ask the question again.',
    'private-answer': 'This answer is for someone else; only they can rate it.',
    'nothing-stored': 'I cannot remember anything right now. /status tells administrators why.',
  },
} as const satisfies Messages;
