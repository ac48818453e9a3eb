import { clicksCall } from "../counter/data";
import { customersCall } from "../customers/data";

/** The four ways to get data onto a page, in the order of the tabs. */
export const renderingPages = {
  client: {
    label: "Client",
    title: "Rendered in the browser",
    summary:
      "The page is a static file. Once you are signed in, the browser subscribes to your customers: nothing is read on the server.",
    data: [customersCall],
  },
  static: {
    label: "Static",
    title: "Rendered ahead of time",
    summary:
      "The number below was read by getStaticProps and is the same for everybody, at most 10 seconds old when somebody asks. What is yours cannot be in a file that everybody gets, so the browser adds it.",
    data: [clicksCall, customersCall],
  },
  server: {
    label: "Server",
    title: "Rendered for each request",
    summary:
      "getServerSideProps read the number for anybody and the customers with your ID token, all at one moment. Nothing here follows the data until you ask again.",
    data: [],
  },
  preloaded: {
    label: "Preloaded",
    title: "Rendered on the server, then live",
    summary:
      "getServerSideProps preloaded your customers with your ID token, so they are in the HTML; the browser then subscribes and takes over without a flash.",
    data: [customersCall],
  },
} as const;

export type RenderingPageName = keyof typeof renderingPages;
