import type { WhyView } from '../preview/page-server/owner-view.js';
import type { PageLocale } from '../preview/page-server/page-protocol.js';
import type { PageTexts } from './page-texts.js';
import { selectTexts } from './select-texts.js';
import { Fragment, h, type VNode } from './vendor/preact.js';

interface WhyFoldProps {
  readonly why: WhyView | undefined;
  readonly locale: PageLocale;
  readonly onOpen: () => void;
}

/** How an answer came about, folded away until it is asked for. */
export function WhyFold({ why, locale, onOpen }: WhyFoldProps): VNode {
  const texts = selectTexts(locale);
  return (
    <details
      class="why"
      onToggle={(event: Event) => {
        if ((event.currentTarget as HTMLDetailsElement).open) onOpen();
      }}
    >
      <summary>{texts.why}</summary>
      {why === undefined ? <p>{texts.loading}</p> : <Why why={why} locale={locale} />}
    </details>
  );
}

function Why({ why, locale }: { why: WhyView; locale: PageLocale }): VNode {
  const texts = selectTexts(locale);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const signed = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const { confidence, threshold, isFound } = why;
  const verdict = texts.confidence(format.format(confidence), format.format(threshold), isFound);
  return (
    <Fragment>
      <p>
        {verdict}
        {why.expected === undefined ? null : ` ${texts.expected(why.expected)}`}
      </p>
      <div class={isFound ? 'gauge found' : 'gauge'} aria-hidden="true">
        <span style={{ width: `${confidence * 100}%` }} />
        <i style={{ left: `${threshold * 100}%` }} />
      </div>
      <p class="evidence">
        {why.evidence.map(({ name, value }) => (
          <span key={name}>
            {texts.evidence[name] ?? name} <b>{signed.format(value)}</b>
          </span>
        ))}
      </p>
      <Words why={why} texts={texts} format={format} />
      <Candidates why={why} texts={texts} format={format} />
    </Fragment>
  );
}

interface TableProps {
  readonly why: WhyView;
  readonly texts: PageTexts;
  readonly format: Intl.NumberFormat;
}

function Words({ why, texts, format }: TableProps): VNode {
  return (
    <Scrolled label={texts.words}>
      <table>
        <caption>{texts.words}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.word}</th>
            <th scope="col">{texts.stems}</th>
            <th scope="col">{texts.weight}</th>
          </tr>
        </thead>
        <tbody>
          {why.words.map(({ word, stems, weight, correction }, at) => (
            <tr key={at}>
              <th scope="row">
                {word}
                {correction === undefined ? null : ` → ${correction}`}
              </th>
              <td>
                {stems.length === 0 ? texts.unknownWord : null}
                {stems.map(({ stem, relation }) => (
                  <span class="stem" key={stem}>
                    {stem} <small>{texts.relations[relation] ?? relation}</small>
                  </span>
                ))}
              </td>
              <td class="number">{format.format(weight)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Candidates({ why, texts, format }: TableProps): VNode | null {
  const [first] = why.candidates;
  if (first === undefined) return null;
  return (
    <Scrolled label={texts.candidates}>
      <table>
        <caption>{texts.candidates}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.place}</th>
            <th scope="col">{texts.score}</th>
            {first.signals.map(({ name }) => (
              <th scope="col" key={name}>
                {texts.signals[name] ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {why.candidates.map(({ title, headings, lines, score, signals }, at) => (
            <tr key={at}>
              <th scope="row">
                {[title, ...headings].join(' › ')} · {texts.lines(...lines)}
              </th>
              <td class="number">{format.format(score)}</td>
              {signals.map(({ name, value }) => (
                <td class="number" key={name}>
                  {format.format(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** A table may be wider than a telephone; the keyboard scrolls it as well. */
function Scrolled({ label, children }: { label: string; children: VNode }): VNode {
  return (
    <div class="scrolled" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
