import { CloseIcon } from '../layout/icons.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import type { PageTexts } from '../texts/page-texts.js';
import { selectTexts } from '../texts/select-texts.js';
import { h, type VNode } from '../vendor/preact.js';

interface InspectorPanelProps {
  readonly state: PageState;
  readonly controller: PageController;
}

/** The panel for administrators: an index run, the documents, and what is wrong with their files. */
export function InspectorPanel({ state, controller }: InspectorPanelProps): VNode {
  const { documents, findings, indexing, indexed, settings } = state;
  const texts = selectTexts(settings.locale);
  const format = new Intl.NumberFormat(settings.locale);
  return (
    <aside class="inspector" id="inspector" aria-labelledby="inspector-title">
      <header>
        <h2 id="inspector-title" tabIndex={-1}>
          {texts.inspector}
        </h2>
        <button type="button" aria-label={texts.close} onClick={() => controller.openPanel('none')}>
          <CloseIcon />
        </button>
      </header>
      <p class="inspector-intro">{texts.inspectorIntro}</p>
      <button
        type="button"
        class="button primary"
        aria-disabled={indexing !== undefined}
        onClick={() => {
          if (indexing === undefined) controller.reindex();
        }}
      >
        {texts.reindex}
      </button>
      <p class="indexing" role="status">
        {indexing === undefined ? indexed : texts.phase[indexing.phase]}
      </p>
      {indexing === undefined ? null : (
        // Outside the live region, which screen readers would announce with every file.
        <div class="indexing">
          <progress
            aria-label={texts.phase[indexing.phase]}
            value={indexing.done}
            max={Math.max(indexing.total, 1)}
          />
          <span>
            {format.format(indexing.done)} / {format.format(indexing.total)}
          </span>
          <button type="button" class="button secondary" onClick={() => controller.cancelReindex()}>
            {texts.cancelReindex}
          </button>
        </div>
      )}
      <h3>
        {texts.documents} {documents === undefined ? '' : `(${documents.length})`}
      </h3>
      <ul class="documents">
        {documents?.slice(0, mostShown).map(({ path, title, passages }) => (
          <li key={path}>
            <strong>{title}</strong>
            <span class="path">{path}</span>
            <span>{texts.passages(passages)}</span>
          </li>
        ))}
      </ul>
      <Rest count={documents?.length} texts={texts} />
      <h3>
        {texts.findings} {findings === undefined ? '' : `(${findings.length})`}
      </h3>
      {findings === undefined ? <p>{texts.checking}</p> : null}
      {findings?.length === 0 ? <p>{texts.noFindings}</p> : null}
      <ul class="findings">
        {findings?.slice(0, mostShown).map(({ path, severity, text }, at) => (
          <li key={at} class={severity}>
            <span class="path">{path}</span>
            {text}
          </li>
        ))}
      </ul>
      <Rest count={findings?.length} texts={texts} />
    </aside>
  );
}

/** The most entries of a list that are shown. */
const mostShown = 200;

function Rest({ count = 0, texts }: { count: number | undefined; texts: PageTexts }): VNode | null {
  return count > mostShown ? <p class="path">{texts.andMore(count - mostShown)}</p> : null;
}
