import { cva, type VariantProps } from "class-variance-authority";

/**
 * The look of a button, for elements that are not a {@link Button}: a link that leads to an action, a summary.
 * Callable on the server.
 */
export const buttonVariants = cva(
  [
    // Colours that are forced leave no background: without an edge a button would be a word in the text.
    "forced-colors:border relative inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap select-none",
    "transition-[background-color,border-color,color,box-shadow,translate] duration-150 active:translate-y-px",
    "disabled:pointer-events-none disabled:opacity-55",
    "aria-disabled:cursor-not-allowed aria-disabled:active:translate-y-0",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground shadow-card hover:bg-primary-strong",
        secondary:
          "border border-field/60 bg-surface text-foreground shadow-card hover:border-field hover:bg-subtle",
        ghost: "text-foreground hover:bg-subtle",
        danger: "bg-danger text-danger-foreground shadow-card hover:bg-danger-strong",
        link: "rounded-sm text-primary underline decoration-primary/35 underline-offset-4 hover:decoration-primary",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-10 px-4 text-sm",
        lg: "h-12 px-6 text-base",
        icon: "size-10",
      },
    },
    compoundVariants: [{ variant: "link", class: "h-auto! px-0!" }],
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;
