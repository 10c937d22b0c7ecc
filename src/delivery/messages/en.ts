import { formatCount, formatDuration } from './format-number.js';
import type { Messages } from './messages.js';

const count = (number: number, one: string, many: string) =>
  `${formatCount(number, 'en')} ${number === 1 ? one : many}`;

export const en = {
  question: 'Question',
  notInDocuments: 'The documents do not answer this question.',
  nearestHeadings: 'These sections come nearest:',
  didYouMean: (question) => `Did you mean “${question}”?`,
  corrected: (corrections) =>
    `Searched for ${corrections.map(({ from, to }) => `“${to}” instead of “${from}”`).join(', ')}.`,

  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  page: (page) => `page ${page}`,
  asOf: (date) => `as of ${date}`,
  openSource: 'Open source',

  inContext: 'In context',
  moreHits: 'More hits',
  openHit: 'Open',
  share: 'Share in channel',
  remove: 'Delete',
  previous: 'Previous',
  next: 'Next',
  wholeSection: 'Whole section',
  sharedBy: 'Asked and shared by',
  furtherHits: 'More hits',
  pageOf: (page, pages) => `sheet ${formatCount(page, 'en')} of ${formatCount(pages, 'en')}`,
  chooseDocument: 'Open a document …',
  chooseHeading: 'Read a section …',
  beginning: 'Beginning',

  sourcesTitle: (documents) =>
    `The answers come from ${documents === 1 ? 'this document' : `these ${formatCount(documents, 'en')} documents`}`,
  noSources: 'There are no documents yet.',
  passageCount: (passages) => count(passages, 'passage', 'passages'),

  helpTitle: 'Beleg answers from documents, word for word and with the source.',
  helpLines: [
    '/ask: you ask, Beleg shows the passage that answers. In a server only you see it at first.',
    'Or write me a direct message, mention me, or open a message’s menu › Apps › “Search documents”.',
    '/sources: the documents that answers come from.',
    '/reindex: read the documents anew (administrators).',
    'Beleg writes nothing of its own: what the documents do not say, Beleg does not say either.',
  ],
  storedData: 'Nothing is stored: no question, no answer, no person.',
  howToAsk: 'Just ask me a question; I look for the answer in the documents. More with /help.',

  reindexStarted: 'I am reading the documents anew. Until then the old index answers.',
  reindexLoading: (done, total) =>
    `Reading the documents: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files`,
  reindexIndexing: (done, total, passages) =>
    `Indexing: ${formatCount(done, 'en')} of ${formatCount(total, 'en')} files, ${count(passages, 'passage', 'passages')}`,
  timeLeft: (milliseconds) => `about ${formatDuration(milliseconds, 'en')} left`,
  reindexCancel: 'Cancel',
  reindexCancelling: 'I am stopping.',
  reindexChanges: ({ added, changed, removed, renamed }) =>
    `+${formatCount(added, 'en')} ~${formatCount(changed, 'en')} −${formatCount(removed, 'en')}${renamed === 0 ? '' : ` →${formatCount(renamed, 'en')}`}`,
  filesFailed: (failures) => count(failures, 'file failed', 'files failed'),
  moreFailures: (failures) => `and ${count(failures, 'more', 'more')}`,
  loadFailure: {
    unreadable: 'cannot be read',
    undecodable: 'is in an unknown character encoding',
    binary: 'holds binary data, not text',
    empty: 'is empty',
    'too-large': 'is too large',
    'too-slow': 'takes too long to read',
    'no-text-layer': 'has no text, only pictures of pages: text recognition (OCR) helps',
    encrypted: 'is encrypted',
    'bad-metadata': 'has metadata that cannot be used',
    unsupported: 'is of a kind that cannot be read',
    'outside-corpus': 'leads out of the corpus folder',
    broken: 'is damaged',
  },
  corpusError: {
    'missing-folder': 'The folder with the documents does not exist.',
    'not-a-folder': 'Where the folder with the documents should be, there is a file.',
    'unreadable-folder': 'The folder with the documents cannot be read.',
    'empty-corpus': 'The folder holds no document that can be used.',
  },

  corpusTooLarge: ({ needed, allowed }) =>
    `An index of so many documents would take about ${formatCount(needed, 'en')} MiB of memory; ${formatCount(allowed, 'en')} are allowed. The index so far goes on answering. Raise MEMORY_LIMIT_MB in the file .env, or take documents out.`,
  reindexCancelled: 'Cancelled. The index so far goes on answering.',

  problem: {
    internal: 'Something went wrong on my side. Please try again in a moment.',
    'empty-question': 'The question is still missing.',
    fragment:
      'What does this refer to? I do not remember earlier questions. Please ask the whole question again.',
    'message-without-text': 'This message has no text that I could search for.',
    'unknown-document': 'I do not know this document. /sources shows which there are.',
    'administrators-only':
      'Only administrators may do this. If you need it, please ask one of them.',
    stopping: 'I am being restarted. Please ask again in a moment.',
    'unknown-command': 'I do not know this command (any more). Reload Discord and try again.',
    'passage-changed': 'This passage has changed since. Please ask the question again.',
    'button-outdated': 'This button is from an earlier version. Please ask the question again.',
    'not-yours': 'Only the person who asked may do this, or a moderator.',
  },
} as const satisfies Messages;
