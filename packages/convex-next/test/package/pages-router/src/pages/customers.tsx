import { preload } from "@repo/convex-next/server";
import type { GetServerSidePropsContext, InferGetServerSidePropsType } from "next";
import { readSession } from "@/auth/session";
import { Customers } from "@/customers";
import { customersCall } from "@/customers-call";
import { deploymentUrl as url } from "@/env";

export async function getServerSideProps({ req }: GetServerSidePropsContext) {
  const session = readSession(req.cookies.session);
  return { props: { preloaded: session && (await preload(customersCall, { url, ...session })) } };
}

export default function CustomersPage(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Customers preloaded={props.preloaded} />;
}
