import type { ComponentView } from '../../page-server/views/message-view.js';

/**
 * Gives each component a name among its siblings that stays the same when the bot changes the message, so
 * that the button that was pressed keeps the focus. Its custom id may change every time.
 */
export function nameSiblings(
  views: readonly ComponentView[],
): readonly (readonly [string, ComponentView])[] {
  const counts = new Map<string, number>();
  return views.map((view) => {
    const name = view.kind === 'button' ? `button ${view.label}${view.emoji ?? ''}` : view.kind;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [`${name} ${count}`, view];
  });
}
