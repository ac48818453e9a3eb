import type { NextPageContext } from "next";
import NotFoundPage from "./404";
import ServerErrorPage from "./500";

interface ErrorPageProps {
  statusCode: number;
}

/**
 * What Next.js shows for every other failure. An address that cannot be decoded (400), such as /customers/%, is no page
 * that there is.
 */
export default function ErrorPage({ statusCode }: ErrorPageProps) {
  return statusCode < 500 ? <NotFoundPage /> : <ServerErrorPage />;
}

ErrorPage.getInitialProps = ({ res, err }: NextPageContext): ErrorPageProps => ({
  statusCode: res?.statusCode ?? err?.statusCode ?? 500,
});
