import type { MessageView } from '../../page-server/views/message-view.js';
import { Avatar } from '../layout/avatar.js';
import { ComponentView, type ComponentUse, FileView } from './component-view.js';
import { formatSentTime } from './format-time.js';
import { EyeIcon } from '../layout/icons.js';
import { MessageMenu } from './message-menu.js';
import { nameSiblings } from './name-siblings.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { TextView } from './text-view.js';
import { ExplanationSection } from '../inspector/explanation-section.js';
import { h, type VNode } from '../vendor/preact.js';
import type { MessageItemProps } from './message-item-props.js';

/** A message, as on Discord. */
export function MessageItem(props: MessageItemProps): VNode {
  const { message, isCompact, state, controller } = props;
  const { locale } = state.settings;
  const texts = selectTexts(locale);
  const { author, usedBy, repliesTo } = message;
  const use = createUse(message, state, controller);
  const time = new Date(message.at);
  return (
    <li
      class={classOf(message, isCompact)}
      id={`message-${message.id}`}
      tabIndex={-1}
      data-author={author.name}
      data-waiting={message.isWaiting}
    >
      {usedBy === undefined ? null : (
        <p class="context">
          <Avatar name={usedBy.name} isBot={false} />
          <strong>{usedBy.name}</strong> {texts.used.before}{' '}
          <span class="mention">{usedBy.command}</span> {texts.used.after}
        </p>
      )}
      {repliesTo === undefined ? null : (
        <p class="context">
          <Avatar {...repliesTo.author} />
          <strong>@{repliesTo.author.name}</strong>
          <button type="button" class="excerpt" onClick={() => showMessage(repliesTo.id)}>
            {repliesTo.text}
            <span class="unseen"> ({texts.goToMessage})</span>
          </button>
        </p>
      )}
      {isCompact ? null : <Avatar name={author.name} isBot={author.isBot} />}
      <p class={isCompact ? 'unseen' : 'author'}>
        <strong class="author-name">{author.name}</strong>
        {author.isBot ? <span class="app-tag">{texts.app}</span> : null}
        <time dateTime={time.toISOString()} title={time.toLocaleString(locale)}>
          {formatSentTime(message.at, locale)}
        </time>
      </p>
      {isCompact ? (
        <span class="gutter" aria-hidden="true">
          {formatSentTime(message.at, locale)}
        </span>
      ) : null}
      <div class="body">
        {message.isWaiting ? (
          <p class="waiting">
            <Dots /> {texts.thinking(author.name)}
          </p>
        ) : null}
        {message.content.length === 0 ? null : (
          <div class="content">
            <TextView nodes={message.content} locale={locale} />
          </div>
        )}
        {nameSiblings(message.components).map(([name, view]) => (
          <ComponentView key={name} view={view} use={use} />
        ))}
        {message.files.map((file) => (
          <FileView key={file.id} view={file} use={use} />
        ))}
        {message.isEdited ? <small class="edited">{texts.edited}</small> : null}
      </div>
      {message.hasExplanation && !message.isWaiting ? (
        <ExplanationSection
          explanation={state.explanations.get(message.id)}
          texts={texts}
          onOpen={() => controller.loadExplanation(message.id)}
        />
      ) : null}
      {message.isEphemeral ? (
        <p class="ephemeral">
          <EyeIcon /> {texts.onlyYou} •{' '}
          <button type="button" class="quiet" onClick={() => controller.dismiss(message)}>
            {texts.dismiss}
          </button>
        </p>
      ) : null}
      {message.isEphemeral || message.isWaiting ? null : <MessageMenu {...props} />}
    </li>
  );
}

function createUse(
  message: MessageView,
  state: PageState,
  controller: PageController,
): ComponentUse {
  const prefix = `${message.id}:`;
  const pending = [...state.pending].filter((one) => one.startsWith(prefix));
  return {
    locale: state.settings.locale,
    pending: new Set(pending.map((one) => one.slice(prefix.length))),
    click: (customId) => controller.use(message.id, customId),
    select: (customId, values) => controller.use(message.id, customId, values),
    fileAddress: (file) => controller.fileAddress(message.id, file),
  };
}

function classOf({ isEphemeral, isPing }: MessageView, isCompact: boolean): string {
  const marks = [
    'message',
    isCompact ? 'compact' : 'full',
    isEphemeral ? 'is-ephemeral' : '',
    isPing ? 'is-ping' : '',
  ];
  return marks.filter((mark) => mark !== '').join(' ');
}

/** Brings another message of the channel before the reader, and gives it the focus. */
function showMessage(id: string): void {
  const message = document.getElementById(`message-${id}`);
  message?.scrollIntoView({ block: 'center' });
  message?.focus({ preventScroll: true });
}

/** Someone is at work. */
export function Dots(): VNode {
  return (
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
