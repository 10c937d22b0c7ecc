import type { App, AppStatus, AskOptions, IndexReport, ReindexOptions } from '../../core/app.js';
import { defaultFileLimits, type FileLimits } from '../file-process/file-limits.js';
import { IndexThread } from './index-thread.js';
import type { Clock } from '../../core/platform/clock.js';
import type { RestartPolicy } from './restart-policy.js';
import type { EncoderOptions } from './thread-messages.js';
import { shareRunning } from './share-running.js';
import { createWorkerStarter, type StartThread } from './start-worker.js';

export interface OpenIndexOptions {
  readonly corpusFolder: string;
  /** The file that saves the next start from building the index. Default: none is written. */
  readonly snapshotPath?: string | undefined;
  /** In MiB: a corpus whose index is estimated to need more is refused. Default: no limit. */
  readonly memoryLimit?: number | undefined;
  /** The share of wrong answers among the sure ones that is allowed. Default: the core's. */
  readonly answerErrorRate?: number | undefined;
  /** Whether the synonyms that come with Beleg are used. Default: the core's. */
  readonly starterSynonyms?: boolean | undefined;
  /** The encoder to use. Default: none. */
  readonly encoder?: EncoderOptions | undefined;
  /** Is told why the encoder could not compare a question or the passages. */
  readonly onEncoderProblem?: (error: Error) => void;
  /** What reading one file may take. Default: `defaultFileLimits`. */
  readonly fileLimits?: FileLimits;
  /** How long a person waits for an answer, in milliseconds. Default: 20 seconds. */
  readonly deadlineMs?: number;
  /** Default: nine starts within about two minutes. */
  readonly restart?: RestartPolicy;
  /** Is told that the thread was lost, and in how many milliseconds the next one is started. */
  readonly onLost?: (error: Error, pauseMs: number) => void;
  /** Is told that another thread answers now, from the snapshot or from what it has read. */
  readonly onBack?: () => void;
  /** Is told that the thread was lost too often: nothing is answered any more. */
  readonly onGivenUp?: (error: Error) => void;
  /** What the thread runs; built code. Default: the script beside this file. */
  readonly script?: URL;
  /** Default: starts a worker thread that runs the script. */
  readonly startThread?: StartThread;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/**
 * Opens the core in a thread of its own: building, loading and searching never hold the calling one.
 * A thread that is lost, as when memory runs out, or held, is replaced by one that takes the index
 * from its snapshot; what was asked meanwhile is answered then. Every call may throw
 * `IndexUnavailableError`.
 */
export function openIndexThread(options: OpenIndexOptions): App {
  const {
    corpusFolder,
    snapshotPath,
    memoryLimit,
    answerErrorRate,
    starterSynonyms,
    fileLimits = defaultFileLimits,
    encoder,
  } = options;
  const {
    script = new URL('./serve-index.js', import.meta.url),
    startThread = createWorkerStarter(script),
    ...rest
  } = options;
  const data = {
    corpusFolder,
    snapshotPath,
    memoryLimit,
    answerErrorRate,
    starterSynonyms,
    fileLimits,
    encoder,
  };
  const thread = new IndexThread({ ...rest, data, startThread });
  let report: IndexReport | undefined;
  let lastStatus: AppStatus = { documents: 0, passages: 0, snapshot: 'none', memoryMib: 0 };

  const readStatus = async (): Promise<AppStatus> => {
    if (thread.available) lastStatus = await thread.call<AppStatus>('status', []);
    const { restarts, available } = thread;
    return {
      ...lastStatus,
      ...(restarts === 0 ? {} : { restarts }),
      ...(available ? {} : { unavailable: true }),
    };
  };
  return {
    ask: (question: string, asked?: AskOptions) => thread.call('ask', [question, asked]),
    explain: (question, asked) => thread.call('explain', [question, asked]),
    sources: shareRunning(() => thread.call('sources', [])),
    passage: (id) => thread.call('passage', [id]),
    section: (id, page, sectionOptions) => thread.call('section', [id, page, sectionOptions]),
    outline: (document) => thread.call('outline', [document]),
    load: () => thread.call('load', []),
    async reindex({ onProgress, ...asked }: ReindexOptions = {}) {
      report = await thread.call<IndexReport>('reindex', [asked], onProgress);
      return report;
    },
    cancelReindex: () => void thread.call('cancelReindex', []).catch(() => undefined),
    calibrated: () => thread.call('calibrated', []),
    encoded: () => thread.call('encoded', []),
    status: shareRunning(readStatus),
    lastReport: () => report,
    close: () => thread.close(),
  };
}
