import type {
  ExplanationCell,
  ExplanationPart,
  ExplanationTable,
} from '../../page-server/inspector.js';
import { Fragment, h, type VNode } from '../vendor/preact.js';

/** One part of the explanation of an answer. */
export function ExplanationPartView({ part }: { part: ExplanationPart }): VNode {
  switch (part.kind) {
    case 'text':
      return <p>{part.text}</p>;
    case 'gauge':
      return (
        <div class={part.value < part.threshold ? 'gauge' : 'gauge passed'} aria-hidden="true">
          <span style={{ width: `${part.value * 100}%` }} />
          <i style={{ left: `${part.threshold * 100}%` }} />
        </div>
      );
    case 'table':
      return <TableView table={part} />;
  }
}

/** A table may be wider than a phone's screen, so it scrolls on its own, with the keyboard as well. */
function TableView({ table }: { table: ExplanationTable }): VNode {
  const { title, meaning, columns, rows, legend } = table;
  return (
    <Fragment>
      <p class="explanation-title">{title}</p>
      <p class="explanation-meaning">{meaning}</p>
      <div class="scrolled" role="region" aria-label={title} tabIndex={0}>
        <table aria-label={title}>
          {columns.length === 0 ? null : (
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(({ label, cells }, at) => (
              <tr key={at}>
                <th scope="row">{label}</th>
                {cells.map((cell, column) => (
                  <CellView cell={cell} key={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {legend === undefined ? null : (
        <details class="legend">
          <summary>{legend.title}</summary>
          <dl>
            {legend.entries.map(({ term, meaning: explained }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{explained}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Fragment>
  );
}

function CellView({ cell }: { cell: ExplanationCell }): VNode {
  switch (cell.kind) {
    case 'text':
      return <td>{cell.text}</td>;
    case 'number':
      return <td class={cell.isTotal === true ? 'number total' : 'number'}>{cell.text}</td>;
    case 'bar':
      return (
        <td class="bar" aria-hidden="true">
          <i
            class={cell.share < 0 ? 'negative' : 'positive'}
            style={{ width: `${Math.abs(cell.share) * 100}%` }}
          />
        </td>
      );
    case 'terms':
      return (
        <td>
          {cell.terms.map(({ text, note }) => (
            <span class="term" key={text}>
              {text}
              {note === undefined ? null : <small>{note}</small>}
            </span>
          ))}
        </td>
      );
  }
}
