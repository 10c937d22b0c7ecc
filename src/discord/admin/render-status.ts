import { extname } from 'node:path/posix';

import type { Language } from '../../core/analysis/language.js';
import type { AppStatus } from '../../core/app.js';
import type { LoadFailure } from '../../core/documents/load-failure.js';
import type { StoreStatus } from '../../store/answer-store.js';
import type { Retention } from '../../messages/messages.js';
import { describeEncoder } from '../../messages/describe-encoder.js';
import { describeCalibration } from '../../messages/describe-calibration.js';
import { describeStarterSynonyms } from '../../messages/describe-starter-synonyms.js';
import { selectMessages } from '../../messages/select-messages.js';
import {
  type Connection,
  type PermissionName,
  statusMessages,
} from '../../messages/status-messages.js';
import { buttonRow, container, linkButton, separator, textDisplay } from '../reply/card-parts.js';
import type { Metrics } from './create-metrics.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import type { Reply } from '../reply/reply.js';

/** Everything that `/status` shows. Times are in milliseconds since 1970. */
export interface StatusReport extends Pick<Metrics, 'latency' | 'lastError' | 'startedAt'> {
  readonly now: number;
  /** Beleg's version. */
  readonly version: string;
  readonly index: AppStatus;
  /** The paths of all documents. */
  readonly documents: readonly string[];
  readonly failures: readonly LoadFailure[];
  /** Permissions that are missing in the channel of the command. */
  readonly missing: readonly PermissionName[];
  readonly inServer: boolean;
  readonly invitation: string;
  /** Questions in the queue. */
  readonly waiting: number;
  readonly connection: Connection;
  readonly store: StoreStatus;
  readonly retention: Retention | undefined;
  /** Whether every server that adds the bot may use it. */
  readonly isOpenToAll: boolean;
  readonly processMib: number;
}

/** Maximum numbers of listed file types and skipped files. */
const kindsShown = 12;
const failuresShown = 5;
/** Per line; with all lines at their longest, the card is within its limits. */
const lineBudget = 240;

/** Renders the state of Beleg; what needs attention comes first. */
export function renderStatus(report: StatusReport, language: Language): Reply {
  const attention = listAttention(report, language);
  const messages = statusMessages[language];
  const title = attention.length === 0 ? messages.allWell : messages.needsAttention;
  const lines = (texts: readonly string[]) =>
    texts.map((text) => `- ${cutLiteralLine(text, lineBudget)}`).join('\n');
  const parts = [
    [`**${escapeLiteral(title)}**`, ...(attention.length === 0 ? [] : [lines(attention)])],
    [lines(listFacts(report, language))],
  ].map((part) => part.join('\n'));
  const [above = '', below = ''] = parts;
  return {
    card: [
      container([
        textDisplay(above),
        separator(),
        textDisplay(below),
        ...buttonRow([linkButton(messages.invite, report.invitation)]),
      ]),
    ],
    text: joinWhileFitting([
      ...parts.flatMap((part) => part.split('\n')),
      `<${report.invitation}>`,
    ]),
  };
}

/** Lists the problems that an administrator should act on. */
function listAttention(report: StatusReport, language: Language): readonly string[] {
  const messages = statusMessages[language];
  const { index, failures, missing, store } = report;
  const { filesFailed, loadFailure, moreFailures, storeProblem } = selectMessages(language);
  const left = failures.length - failuresShown;
  return [
    ...(index.documents === 0 ? [messages.noIndex] : []),
    ...(index.unavailable === undefined && index.restarts === undefined
      ? []
      : [messages.indexRestarts(index.restarts ?? 0, index.unavailable ?? false)]),
    ...(badSnapshots.has(index.snapshot) ? [messages.snapshot[index.snapshot]] : []),
    ...(index.encoder?.state === 'failed' ? [describeEncoder(index.encoder, language)] : []),
    ...(failures.length === 0 ? [] : [`${filesFailed(failures.length)}:`]),
    ...failures.slice(0, failuresShown).map(({ path, code }) => `${path}: ${loadFailure[code]}`),
    ...(left > 0 ? [moreFailures(left)] : []),
    ...(missing.length === 0 ? [] : [messages.permissionsMissing(missing), messages.howToGrant]),
    ...(report.isOpenToAll && report.connection.guilds > 1 ? [messages.openToAll] : []),
    ...(store.problem === undefined ? [] : [messages.notStored(storeProblem[store.problem])]),
    ...(store.quarantined === undefined ? [] : [messages.quarantined(store.quarantined)]),
  ];
}

const badSnapshots: ReadonlySet<AppStatus['snapshot']> = new Set([
  'damaged',
  'not-written',
  'unreadable',
]);

/** Lists the facts that need no action. */
function listFacts(report: StatusReport, language: Language): readonly string[] {
  const messages = statusMessages[language];
  const { index, documents, failures, missing, lastError, latency, now, retention } = report;
  const age = index.indexedAt === undefined ? [] : [messages.age(now - index.indexedAt)];
  const described = messages.index(index.documents, index.passages, index.version ?? '');
  const kinds = countKinds(documents);
  return [
    ...(index.documents === 0 ? [] : [[described, ...age].join(', ')]),
    ...(kinds.length === 0 ? [] : [messages.kinds(kinds)]),
    ...(badSnapshots.has(index.snapshot) ? [] : [messages.snapshot[index.snapshot]]),
    ...(index.calibration === undefined ? [] : [describeCalibration(index.calibration, language)]),
    ...(index.documents === 0 ? [] : [describeStarterSynonyms(index, language)]),
    ...(index.encoder === undefined || index.encoder.state === 'failed'
      ? []
      : [describeEncoder(index.encoder, language)]),
    ...(failures.length === 0 ? [messages.noneSkipped] : []),
    ...(report.inServer && missing.length === 0 ? [messages.permissionsHeld] : []),
    [
      latency === undefined ? messages.noLatency : messages.latency(latency.p50, latency.p95),
      ...(report.waiting === 0 ? [] : [messages.waiting(report.waiting)]),
    ].join('; '),
    lastError === undefined
      ? messages.noError
      : messages.lastError(`${lastError.kind} (${lastError.where})`, now - lastError.at),
    messages.connection(report.connection),
    ...(report.isOpenToAll && report.connection.guilds <= 1 ? [messages.openToAll] : []),
    ...(retention === undefined ? [] : [messages.stored(retention)]),
    messages.memory(index.memoryMib, report.processMib),
    messages.upFor(now - report.startedAt, report.version),
  ];
}

/** Counts the file extensions, the most frequent first. */
function countKinds(documents: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const kind = extname(document).toLowerCase() || '–';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, kindsShown);
}
