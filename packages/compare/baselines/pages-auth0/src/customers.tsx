import { api } from "@repo/convex-backend/api";
import { usePaginatedQuery } from "convex/react";

/** The first page of the signed-in person's customers, live. */
export function Customers() {
  const { results, status } = usePaginatedQuery(api.customers.page, {}, { initialNumItems: 25 });
  if (status === "LoadingFirstPage") return <p>Loading…</p>;
  return (
    <table>
      <tbody>
        {results.map(({ _id, name, company }) => (
          <tr key={_id}>
            <th scope="row">{name}</th>
            <td>{company}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
