import { Callout, Input, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@repo/ui";
import { priceNames, priceTable, type Price, type PriceName, type Prices } from "../scale/prices";

const parts = [
  ["included", "Included"],
  ["perUnit", "$ for each more"],
] as const satisfies readonly (readonly [keyof Price, string])[];

/** The table of prices, which whoever has a better one may change. */
export function AtScalePrices({
  prices,
  onChange,
}: {
  readonly prices: Prices;
  readonly onChange: (prices: Prices) => void;
}) {
  const change = (name: PriceName, part: keyof Price, value: number) => {
    if (Number.isFinite(value) && value >= 0)
      onChange({ ...prices, [name]: { ...prices[name], [part]: value } });
  };
  return (
    <>
      <Callout tone="warning" title="Check before you rely on it">
        List prices of the paid entry plans change; each line says where its price is from, and whether that
        was verified. A month has the plans in it, each once: Convex ${prices.base.convex}, Vercel $
        {prices.base.vercel}, Auth0 ${prices.base.auth0}, Clerk ${prices.base.clerk}; Convex and Vercel charge
        them for each developer. Both providers have free plans as well (Auth0 for 25,000 people a month,
        Clerk for 50,000), which are not counted here.
      </Callout>
      <div className="mt-4">
        <Table>
          <caption className="sr-only">Prices</caption>
          <TableHead>
            <TableRow>
              <TableHeaderCell>Price</TableHeaderCell>
              {parts.map(([part, label]) => (
                <TableHeaderCell key={part}>{label}</TableHeaderCell>
              ))}
              <TableHeaderCell>Source</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {priceNames.map((name) => (
              <TableRow key={name}>
                <TableHeaderCell scope="row">{priceTable[name].label}</TableHeaderCell>
                {parts.map(([part, label]) => (
                  <TableCell key={part}>
                    <Input
                      type="number"
                      min={0}
                      step="any"
                      className="min-w-28"
                      aria-label={`${priceTable[name].label}: ${label}`}
                      defaultValue={prices[name][part]}
                      onChange={(event) => change(name, part, event.target.valueAsNumber)}
                    />
                  </TableCell>
                ))}
                <TableCell>
                  <a className="underline" href={priceTable[name].source.url}>
                    {new URL(priceTable[name].source.url).host}
                  </a>
                  <span className="block text-xs text-muted">{priceTable[name].source.read}</span>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}
