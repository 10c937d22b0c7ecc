import { h, type VNode } from '../vendor/preact.js';

/** A person's or the bot's picture; their name stands beside it. */
export function Avatar({ name, isBot }: { name: string; isBot: boolean }): VNode {
  if (isBot) return <img class="avatar" src="icon.svg" alt="" />;
  return (
    <span class="avatar" aria-hidden="true" data-name={name}>
      {name.slice(0, 1)}
    </span>
  );
}
