import type { ReactNode } from "react";
import { LabFrame } from "#prefetch/frame.tsx";

export default function PrefetchLayout({ children }: { children: ReactNode }) {
  return <LabFrame>{children}</LabFrame>;
}
