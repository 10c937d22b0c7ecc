import type { Suggestion } from './suggest-in-text.js';
import { h, type VNode } from '../vendor/preact.js';

interface SuggestionListProps {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Suggestion[];
  /** The index of the active item; -1 when none is active. */
  readonly active: number;
  readonly onChoose: (at: number) => void;
  readonly onActive: (at: number) => void;
}

/** The list above the message box. The box keeps the focus, and says which item is active. */
export function SuggestionList(props: SuggestionListProps): VNode | null {
  const { id, title, items, active, onChoose, onActive } = props;
  if (items.length === 0) return null;
  return (
    <div class="suggestions">
      <p class="suggestions-title" aria-hidden="true">
        {title}
      </p>
      <ul role="listbox" id={id} aria-label={title}>
        {items.map(({ key, label, detail, options = [], bot }, at) => (
          <li
            key={key}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            class={at === active ? 'active' : ''}
            ref={at === active ? scrollTo : null}
            onMouseMove={() => {
              if (at !== active) onActive(at);
            }}
            onMouseDown={(event: MouseEvent) => event.preventDefault()}
            onClick={() => onChoose(at)}
          >
            <span class="option-label">{label}</span>
            {options.map((option) => (
              <span class="pill" key={option}>
                {option}
              </span>
            ))}
            {bot === undefined ? null : <span class="option-bot">{bot}</span>}
            {detail === undefined ? null : <span class="option-description">{detail}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function scrollTo(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}
