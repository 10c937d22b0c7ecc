import { h, type VNode } from '../vendor/preact.js';

/** Icons next to words, or on buttons with a label of their own. Screen readers skip them. */

function icon(path: string): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

export const LinkIcon = (): VNode =>
  icon(
    'M14 3h7v7h-2V6.4l-8.3 8.3-1.4-1.4L17.6 5H14V3zM5 5h5v2H5v12h12v-5h2v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7c0-1.1.9-2 2-2z',
  );
export const DownloadIcon = (): VNode =>
  icon('M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3V3zM4 19h16v2H4v-2z');
export const ReplyIcon = (): VNode =>
  icon('M10 8V4l-8 7.5L10 19v-4.2c5.2-.1 8.6 1.7 12 5.2-1.2-6.2-5-11.5-12-12z');
export const MoreIcon = (): VNode =>
  icon(
    'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  );
export const CloseIcon = (): VNode =>
  icon(
    'M18.3 4.3 12 10.6 5.7 4.3 4.3 5.7l6.3 6.3-6.3 6.3 1.4 1.4 6.3-6.3 6.3 6.3 1.4-1.4-6.3-6.3 6.3-6.3z',
  );
export const SendIcon = (): VNode => icon('M3 20.5v-7l9-1.5-9-1.5v-7L22 12 3 20.5z');
export const MenuIcon = (): VNode => icon('M3 5h18v2H3V5zm0 6h18v2H3v-2zm0 6h18v2H3v-2z');
export const EyeIcon = (): VNode =>
  icon(
    'M12 5c5 0 9 4 10.5 7C21 15 17 19 12 19S3 15 1.5 12C3 9 7 5 12 5zm0 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  );
export const CheckIcon = (): VNode =>
  icon('M9.5 18.2 3.8 12.5l1.4-1.4 4.3 4.3 9.3-9.3 1.4 1.4L9.5 18.2z');
export const ArrowIcon = (): VNode => icon('M12 15.5 5.5 9l1.4-1.4 5.1 5.1 5.1-5.1L18.5 9z');
export const GearIcon = (): VNode =>
  icon(
    'M10.3 2h3.4l.5 2.6 1.9.8 2.2-1.5 2.4 2.4-1.5 2.2.8 1.9 2.6.5v3.4l-2.6.5-.8 1.9 1.5 2.2-2.4 2.4-2.2-1.5-1.9.8-.5 2.6h-3.4l-.5-2.6-1.9-.8-2.2 1.5-2.4-2.4 1.5-2.2-.8-1.9-2.6-.5v-3.4l2.6-.5.8-1.9-1.5-2.2 2.4-2.4 2.2 1.5 1.9-.8.5-2.6zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  );
