import Head from "next/head";

/** The document's title. */
export function Title({ children }: { children: string }) {
  return (
    <Head>
      <title>{`${children} · Ledger`}</title>
    </Head>
  );
}
