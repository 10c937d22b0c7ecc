import type { ExplanationView } from '../page-server/inspector-view.js';
import type { PageLocale } from '../page-server/page-protocol.js';
import { Fragment, h, type VNode } from './vendor/preact.js';

/** What each part of the explanation is made of. */
export interface ExplanationPartProps {
  readonly why: ExplanationView;
  readonly locale: PageLocale;
}

interface ExplanationTableProps {
  readonly title: string;
  /** What the table says, to someone who has never seen its like. */
  readonly meaning: string;
  /** Head and body. */
  readonly children: VNode | readonly VNode[];
}

/** A table that may be wider than a telephone; the keyboard scrolls it as well. */
export function ExplanationTable({ title, meaning, children }: ExplanationTableProps): VNode {
  return (
    <Fragment>
      <p class="why-title">{title}</p>
      <p class="why-meaning">{meaning}</p>
      <div class="scrolled" role="region" aria-label={title} tabIndex={0}>
        <table aria-label={title}>{children}</table>
      </div>
    </Fragment>
  );
}

/** Scores and weights, which are compared with each other alone. */
export function numberFormat(locale: PageLocale): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
