import type { DocumentView, FindingView, ExplanationView } from '../../page-server/inspector.js';
import type { ActionOutcome, PageAction, PageEvent } from '../../page-server/page-protocol.js';
import type { Settings } from './page-state.js';

/** The page's server, as one person in one language. */
export interface PageClient {
  /** Calls the listener with every event until the returned function is called; with `undefined` when the
   * connection is lost. */
  follow(listener: (event: PageEvent | undefined) => void): () => void;
  perform(action: PageAction): Promise<ActionOutcome>;
  loadDocuments(): Promise<readonly DocumentView[]>;
  loadFindings(): Promise<readonly FindingView[]>;
  /** Resolves when the run has ended. Its outcome comes as an event. */
  reindex(): Promise<void>;
  cancelReindex(): Promise<void>;
  /** How the answer of a message came about. */
  loadExplanation(message: string): Promise<ExplanationView>;
  fileAddress(message: string, file: string): string;
}

/** Addresses are relative, because the page's own address contains the session's key. */
export function createClient({ as, locale }: Pick<Settings, 'as' | 'locale'>): PageClient {
  const query = new URLSearchParams({ as, locale }).toString();
  const request = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(`${path}?${query}`, init);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response;
  };
  const ask = async <Result>(path: string, init?: RequestInit): Promise<Result> =>
    (await (await request(path, init)).json()) as Result;
  const tell = async (path: string): Promise<void> => {
    await request(path, { method: 'POST' });
  };
  return {
    follow(listener) {
      const source = new EventSource(`events?${query}`);
      source.onmessage = (message: MessageEvent<string>) =>
        listener(JSON.parse(message.data) as PageEvent);
      source.onerror = () => listener(undefined);
      return () => source.close();
    },
    perform: (action) =>
      ask('act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      }),
    loadDocuments: () => ask('documents'),
    loadFindings: () => ask('findings'),
    reindex: () => tell('reindex'),
    cancelReindex: () => tell('cancel-reindex'),
    loadExplanation: (message) => ask(`explanations/${message}`),
    fileAddress: (message, file) => `files/${message}/${file}?${query}`,
  };
}
