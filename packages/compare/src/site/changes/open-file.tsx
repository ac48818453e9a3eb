import { buttonVariants } from "@repo/ui";
import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { useState } from "react";

interface OpenFileProps {
  readonly onOpen: (file: { readonly name: string; readonly text: string }) => void;
}

/** Takes a file, dropped or chosen. It is read in the page and goes nowhere. */
export function OpenFile({ onOpen }: OpenFileProps) {
  const [isOver, setIsOver] = useState(false);
  const open = (files: FileList | null) => {
    const file = files?.[0];
    if (file === undefined) return;
    // What cannot be read is shown as what it then is: no measurements.
    void file.text().then(
      (text) => onOpen({ name: file.name, text }),
      () => onOpen({ name: file.name, text: "" }),
    );
  };
  return (
    <div
      className={clsx(
        "rounded-xl border-2 border-dashed p-6 text-center sm:p-10",
        isOver ? "border-primary bg-primary-soft" : "border-border bg-surface",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        open(event.dataTransfer.files);
      }}
    >
      <p className="mb-4 text-muted">
        Drop a file of measurements here, such as{" "}
        <code className="wrap-anywhere">packages/compare/data/latest.json</code>
      </p>
      <label
        className={clsx(
          buttonVariants({ variant: "secondary" }),
          "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        )}
      >
        <FileUp />
        Open a file
        <input
          type="file"
          accept="application/json,.json"
          className="sr-only"
          onChange={({ target }) => {
            open(target.files);
            // So that the same file, made anew, may be chosen again.
            target.value = "";
          }}
        />
      </label>
    </div>
  );
}
