import {
  Copy,
  CopyPlus,
  Download,
  Eye,
  FolderDown,
  FolderInput,
  FolderOpen,
  FolderSearch,
  History,
  Link2,
  Pencil,
  Share2,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';

import type { ActionId } from './actions.ts';

export interface ActionLabel {
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly tone?: 'danger';
}

export const actionLabels: Record<ActionId, ActionLabel> = {
  open: { label: 'Open', icon: <FolderOpen aria-hidden />, shortcut: 'Enter' },
  preview: { label: 'Preview', icon: <Eye aria-hidden />, shortcut: 'Space' },
  show: { label: 'Show in folder', icon: <FolderSearch aria-hidden /> },
  download: { label: 'Download', icon: <Download aria-hidden /> },
  'download-zip': { label: 'Download as zip', icon: <FolderDown aria-hidden /> },
  share: { label: 'Share…', icon: <Share2 aria-hidden />, shortcut: 'Alt+S' },
  'copy-link': { label: 'Copy link', icon: <Link2 aria-hidden /> },
  versions: { label: 'Versions…', icon: <History aria-hidden /> },
  rename: { label: 'Rename', icon: <Pencil aria-hidden />, shortcut: 'F2' },
  move: { label: 'Move to…', icon: <FolderInput aria-hidden />, shortcut: 'Alt+M' },
  copy: { label: 'Copy to…', icon: <Copy aria-hidden /> },
  duplicate: { label: 'Duplicate', icon: <CopyPlus aria-hidden /> },
  delete: { label: 'Move to trash', icon: <Trash2 aria-hidden />, shortcut: 'Del', tone: 'danger' },
};
