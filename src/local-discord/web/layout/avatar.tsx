import { h, type VNode } from '../vendor/preact.js';

/** The picture of a person or the bot. It is decorative, since their name is next to it. */
export function Avatar({ name, isBot }: { name: string; isBot: boolean }): VNode {
  if (isBot) return <img class="avatar" src="icon.svg" alt="" />;
  return (
    <span class="avatar" aria-hidden="true" data-name={name}>
      {name.slice(0, 1)}
    </span>
  );
}
