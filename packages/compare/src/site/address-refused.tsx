import { Callout } from "@repo/ui";

/** What of an address a page has nothing for, as "name=value": a link may be older than the measurements, or mistyped. */
export function AddressRefused({ parts }: { readonly parts: readonly string[] }) {
  return parts.length === 0 ? null : (
    <div className="my-6">
      <Callout tone="warning" title="Not all of this address can be">
        The default stands in for {parts.join(", ")}.
      </Callout>
    </div>
  );
}
