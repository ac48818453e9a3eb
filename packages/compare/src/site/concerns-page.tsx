import { Card, CardBody, PageHeader } from "@repo/ui";
import type { Concern } from "../concern";
import { concerns } from "../concerns";
import { InlineCode } from "./inline-code";

const areas = [...new Set(concerns.map(({ area }) => area))];

/** Every concern, by its area. */
export function ConcernsPage() {
  return (
    <>
      <PageHeader
        title="Concerns"
        description="Questions that every app of this kind must answer. Every source file of both apps belongs to exactly one."
      />
      {areas.map((area) => (
        <section key={area} className="mt-10 first-of-type:mt-0" aria-labelledby={area}>
          <h2 id={area} className="mb-4 text-xl font-semibold tracking-tight">
            {area}
          </h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {concerns
              .filter((concern) => concern.area === area)
              .map((concern) => (
                <li key={concern.id}>
                  <ConcernCard concern={concern} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ConcernCard({ concern: { id, name, what, differs } }: { readonly concern: Concern }) {
  return (
    <Card className="relative h-full transition-colors hover:border-field">
      <CardBody>
        <h3 className="font-semibold">
          {/* It covers its card. */}
          <a className="text-primary after:absolute after:inset-0" href={`#/concerns/${id}`}>
            {name}
          </a>
        </h3>
        <p className="mt-1">
          <InlineCode text={what} />
        </p>
        <p className="mt-2 text-sm text-muted">
          <InlineCode text={differs} />
        </p>
      </CardBody>
    </Card>
  );
}
