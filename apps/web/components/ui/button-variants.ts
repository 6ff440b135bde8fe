import { cva } from 'class-variance-authority';

/** The looks of a button, for links that look like one. */
export const buttonVariants = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-ink shadow-card hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-raised text-ink shadow-card hover:bg-hover data-popup-open:bg-hover',
        ghost: 'text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-pressed data-popup-open:text-ink',
        danger: 'bg-danger text-danger-ink shadow-card hover:bg-danger-hover',
        'danger-ghost': 'text-danger hover:bg-danger-soft',
        link: 'h-auto px-0 text-accent-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs coarse:h-9',
        md: 'h-8 px-3 coarse:h-10',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8 coarse:size-10',
        'icon-sm': 'size-7 coarse:size-9',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0 coarse:h-auto' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);
