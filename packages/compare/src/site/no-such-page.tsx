import { Button, ErrorView } from "@repo/ui";

/** For an address of none of the pages, such as one of a concern that has another name now. */
export function NoSuchPage({ path }: { readonly path: string }) {
  const isConcern = path.startsWith("concerns/");
  return (
    <ErrorView
      title="No such page"
      message={
        <>
          There is nothing at <code className="font-mono wrap-anywhere">#/{path}</code>
          {isConcern ? ": no concern has this name." : ". The navigation above leads to every page."}
        </>
      }
      action={
        <Button asChild>
          <a href={isConcern ? "#/concerns" : "#/"}>{isConcern ? "All concerns" : "Overview"}</a>
        </Button>
      }
    />
  );
}
