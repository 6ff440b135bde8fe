'use client';

import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'size'> & {
  /** Names the button for everybody: screen readers and, as a tooltip, the eye. */
  label: string;
  shortcut?: string;
  size?: 'icon' | 'icon-sm';
};

export function IconButton({ label, shortcut, size = 'icon', variant = 'ghost', ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button aria-label={label} size={size} variant={variant} {...props} />
    </Tooltip>
  );
}
