/** A sentence in which what stands between backticks is code. */
export function InlineCode({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // Parts of one sentence never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index} className="rounded bg-subtle px-1 py-0.5 font-mono text-[0.9em] wrap-anywhere">
        {part}
      </code>
    ),
  );
}
