import { customerFieldLabels, type CustomerField, type CustomerValues } from "@repo/convex-backend/rules";
import { Button, Callout } from "@repo/ui";
import { customerStatusLooks } from "../customer";

interface ChangedElsewhereProps {
  /** The fields that were changed on both sides. */
  readonly conflicts: readonly CustomerField[];
  /** What is stored in them now. */
  readonly stored: CustomerValues;
  readonly takeStored: () => void;
  readonly keepTyped: () => void;
}

/** Says what somebody else has saved in fields that were typed in here, and lets the person choose. */
export function ChangedElsewhere({ conflicts, stored, takeStored, keepTyped }: ChangedElsewhereProps) {
  return (
    <Callout
      tone="warning"
      title={`Changed elsewhere: ${conflicts.map((field) => customerFieldLabels[field]).join(", ")}`}
      action={
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" size="sm" onClick={takeStored}>
            Use the new values
          </Button>
          <Button variant="ghost" size="sm" onClick={keepTyped}>
            Keep mine
          </Button>
        </div>
      }
    >
      <p>Somebody else has saved this meanwhile. Saving yours replaces it.</p>
      <dl className="mt-2 grid gap-1">
        {conflicts.map((field) => (
          <div key={field} className="flex gap-2">
            <dt className="shrink-0 text-muted">{customerFieldLabels[field]}</dt>
            <dd dir="auto" className="line-clamp-3 min-w-0 wrap-anywhere whitespace-pre-line">
              {shown(field, stored)}
            </dd>
          </div>
        ))}
      </dl>
    </Callout>
  );
}

function shown(field: CustomerField, stored: CustomerValues): string {
  if (field === "status") return customerStatusLooks[stored.status].label;
  return stored[field] === "" ? "(nothing)" : stored[field];
}
