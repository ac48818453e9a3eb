import { Card, CardBody, PageHeader } from "@repo/ui";
import { concerns } from "../concerns";

export function ConcernsPage() {
  return (
    <>
      <PageHeader
        title="Concerns"
        description="Every source file of both apps belongs to exactly one of these."
      />
      <ul className="grid gap-4 md:grid-cols-2">
        {concerns.map(({ id, name, what, differs }) => (
          <li key={id}>
            <Card className="h-full">
              <CardBody>
                <h2 className="font-semibold">
                  <a className="text-primary underline" href={`#/concerns/${id}`}>
                    {name}
                  </a>
                </h2>
                <p className="mt-1">{what}</p>
                <p className="mt-2 text-sm text-muted">{differs}</p>
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
