import type { Technique } from "@repo/convex-next/lab";
import type Link from "next/link";
import type { ComponentProps, ComponentType } from "react";

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
