import type { TextNode } from '../../page-server/views/message-view.js';
import type { PageLocale } from '../../page-server/page-locale.js';
import { formatTime } from './format-time.js';
import { selectTexts } from '../texts/select-texts.js';
import { Component, h, type VNode } from '../vendor/preact.js';

/** A text, and the language of its dates. */
export interface TextViewProps {
  readonly nodes: readonly TextNode[];
  readonly locale: PageLocale;
}

/** A text that was parsed as Discord parses it. Its content only becomes text nodes, never markup. */
export function TextView({ nodes, locale }: TextViewProps): VNode {
  return (
    <span class="text">
      {nodes.map((node, at) => (
        <TextPiece key={at} node={node} locale={locale} />
      ))}
    </span>
  );
}

function TextPiece({ node, locale }: { node: TextNode; locale: PageLocale }): VNode {
  const inner = (nodes: readonly TextNode[]): VNode[] =>
    nodes.map((one, at) => <TextPiece key={at} node={one} locale={locale} />);
  switch (node.kind) {
    case 'text':
      return <span>{node.text}</span>;
    case 'break':
      return <br />;
    case 'strong':
      return <strong>{inner(node.content)}</strong>;
    case 'emphasis':
      return <em>{inner(node.content)}</em>;
    case 'underline':
      return <u>{inner(node.content)}</u>;
    case 'strike':
      return <s>{inner(node.content)}</s>;
    case 'spoiler':
      return <Spoiler content={inner(node.content)} />;
    case 'quote':
      return <blockquote>{inner(node.content)}</blockquote>;
    case 'subtext':
      return <small class="subtext">{inner(node.content)}</small>;
    case 'heading':
      // A heading in a message is not part of the page's outline.
      return <span class={`heading heading-${node.level}`}>{inner(node.content)}</span>;
    case 'list': {
      const items = node.items.map((item, at) => <li key={at}>{inner(item)}</li>);
      return node.start === undefined ? <ul>{items}</ul> : <ol start={node.start}>{items}</ol>;
    }
    case 'code':
      return <code>{node.text}</code>;
    case 'code-block':
      return (
        <pre>
          <code>{node.text}</code>
        </pre>
      );
    case 'mention':
      return <span class="mention">{node.text}</span>;
    case 'link':
      return (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {inner(node.content)}
          <span class="unseen"> ({selectTexts(locale).opensInNewTab})</span>
        </a>
      );
    case 'time':
      return <time class="timestamp">{formatTime(node.seconds, node.format, locale)}</time>;
  }
}

/** A text that is hidden until it is clicked. */
class Spoiler extends Component<{ content: VNode[] }, { isOpen: boolean }> {
  override state = { isOpen: false };

  override render(): VNode {
    const { content } = this.props;
    if (this.state.isOpen) return <span class="spoiler open">{content}</span>;
    return (
      <button
        type="button"
        class="spoiler"
        aria-label="Spoiler"
        onClick={() => this.setState({ isOpen: true })}
      >
        <span aria-hidden="true">{content}</span>
      </button>
    );
  }
}
