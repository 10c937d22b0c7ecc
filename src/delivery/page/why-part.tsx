import type { WhyView } from '../preview/page-server/owner-view.js';
import type { PageLocale } from '../preview/page-server/page-protocol.js';
import { Fragment, h, type VNode } from './vendor/preact.js';

/** What each part of the explanation is made of. */
export interface WhyPartProps {
  readonly why: WhyView;
  readonly locale: PageLocale;
}

interface WhyTableProps {
  readonly title: string;
  /** What the table says, to someone who has never seen its like. */
  readonly meaning: string;
  /** Head and body. */
  readonly children: VNode | readonly VNode[];
}

/** A table that may be wider than a telephone; the keyboard scrolls it as well. */
export function WhyTable({ title, meaning, children }: WhyTableProps): VNode {
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
