import type { ComponentProps } from "react";
import type { SignIn } from "@clerk/nextjs";

/** Clerk's components in the product's colours, light and dark. */
export const appearance: NonNullable<ComponentProps<typeof SignIn>["appearance"]> = {
  variables: {
    colorPrimary: "var(--color-primary)",
    colorPrimaryForeground: "var(--color-primary-foreground)",
    colorBackground: "var(--color-surface)",
    colorForeground: "var(--color-foreground)",
    colorMuted: "var(--color-subtle)",
    colorMutedForeground: "var(--color-muted)",
    colorNeutral: "var(--color-foreground)",
    colorInput: "var(--color-surface)",
    colorInputForeground: "var(--color-foreground)",
    colorBorder: "var(--color-field)",
    colorDanger: "var(--color-danger)",
    colorSuccess: "var(--color-success)",
    colorWarning: "var(--color-warning)",
    colorRing: "var(--color-ring)",
    fontFamily: "var(--font-sans)",
    borderRadius: "0.5rem",
  },
  elements: {
    // Initials stand out too little from Clerk's own grey in the dark.
    avatarBox: { backgroundColor: "var(--color-subtle)" },
  },
};
