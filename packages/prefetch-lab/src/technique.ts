import type Link from "next/link";
import type { ComponentProps, ComponentType } from "react";
import type { Technique } from "./measure/state";

/** The technique that all others are compared with: what one has without doing anything. */
export const BASELINE = "plain";

export type LabLinkProps = Omit<ComponentProps<typeof Link>, "href" | "prefetch"> & { href: string };

/** A technique as the lab shows it. */
export interface LabTechnique extends Technique {
  name: string;
  /** What it does, and what it is good for. */
  summary: string;
  /** Its link, whose source is shown. */
  Link: ComponentType<LabLinkProps>;
  /** Its source, in src/prefetch/links. */
  file: string;
}
