import type {
  ButtonView as Button,
  ComponentView as View,
  FileView as File,
} from '../../page-server/views/message-view.js';
import type { PageLocale } from '../../page-server/page-locale.js';
import { DownloadIcon, LinkIcon } from '../layout/icons.js';
import { nameSiblings } from './name-siblings.js';
import { selectTexts } from '../texts/select-texts.js';
import { SelectMenu } from './select-menu.js';
import { TextView } from './text-view.js';
import { h, type VNode } from '../vendor/preact.js';

/** What the components of a message can do. */
export interface ComponentUse {
  readonly locale: PageLocale;
  /** Custom ids that the bot has not responded to yet. */
  readonly pending: ReadonlySet<string>;
  readonly click: (customId: string) => void;
  readonly select: (customId: string, values: readonly string[]) => void;
  readonly fileAddress: (file: string) => string;
}

const buttonStyles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
};

/** Renders a component of a message and the components inside it. */
export function ComponentView({ view, use }: { view: View; use: ComponentUse }): VNode {
  const inner = (views: readonly View[]): VNode[] =>
    nameSiblings(views).map(([name, one]) => <ComponentView key={name} view={one} use={use} />);
  switch (view.kind) {
    case 'text':
      return (
        <div class="text-display">
          <TextView nodes={view.content} locale={use.locale} />
        </div>
      );
    case 'container':
      return (
        <div
          class={view.accent === undefined ? 'container' : 'container accented'}
          style={view.accent === undefined ? {} : { borderInlineStartColor: view.accent }}
        >
          {inner(view.items)}
        </div>
      );
    case 'section':
      return (
        <div class="section">
          <div class="section-texts">{inner(view.items)}</div>
          {view.accessory === undefined ? null : <ComponentView view={view.accessory} use={use} />}
        </div>
      );
    case 'separator':
      return (
        <div
          class={`separator${view.line ? ' line' : ''}${view.large ? ' large' : ''}`}
          role={view.line ? 'separator' : 'presentation'}
        />
      );
    case 'row':
      return <div class="row">{inner(view.items)}</div>;
    case 'button':
      return <ButtonView view={view} use={use} />;
    case 'select':
      return (
        <SelectMenu
          label={view.placeholder === '' ? selectTexts(use.locale).choose : view.placeholder}
          options={view.options}
          least={view.least}
          most={view.most}
          isDisabled={view.disabled}
          isPending={use.pending.has(view.customId)}
          onChoose={(values) => use.select(view.customId, values)}
        />
      );
    case 'file':
      return <FileView view={view} use={use} />;
  }
}

function ButtonView({ view, use }: { view: Button; use: ComponentUse }): VNode {
  const { customId, url } = view;
  const style = `button ${buttonStyles[view.style] ?? 'secondary'}`;
  const label = [
    view.emoji === undefined ? null : <span class="emoji">{view.emoji}</span>,
    view.label === '' ? null : <span>{view.label}</span>,
  ];
  if (url !== undefined) {
    return (
      <a class={style} href={url} target="_blank" rel="noreferrer noopener">
        {label}
        <LinkIcon />
        <span class="unseen"> ({selectTexts(use.locale).opensInNewTab})</span>
      </a>
    );
  }
  const isPending = use.pending.has(customId ?? '');
  return (
    <button
      type="button"
      class={style}
      disabled={view.disabled}
      aria-disabled={isPending}
      aria-label={view.label === '' ? view.emoji : undefined}
      onClick={() => {
        if (!isPending) use.click(customId ?? '');
      }}
    >
      {label}
    </button>
  );
}

const kilobyte = 1024;

/** A file to keep. */
export function FileView({ view, use }: { view: File; use: ComponentUse }): VNode {
  const format = new Intl.NumberFormat(use.locale, { maximumFractionDigits: 1 });
  const size =
    view.size < kilobyte
      ? `${format.format(view.size)} B`
      : `${format.format(view.size / kilobyte)} KB`;
  return (
    <a class="file" href={use.fileAddress(view.id)} download={view.name}>
      <span class="file-name">{view.name}</span>
      <span class="file-size">{size}</span>
      <DownloadIcon />
      <span class="unseen"> {selectTexts(use.locale).download}</span>
    </a>
  );
}
