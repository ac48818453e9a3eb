/** How many entries an open page keeps at most. */
const MAX_ENTRIES = 1000;

/**
 * Adds each new entry at the end, and goes on showing the end if that is what is seen. The entries come as markup, with
 * everything in them escaped.
 */
export const LOGS_SCRIPT = `
const list = document.getElementById("log");
const status = document.getElementById("status");
const showEnd = () => scrollTo(0, document.documentElement.scrollHeight);
const source = new EventSource(list.dataset.events);
source.onopen = () => { status.textContent = "New entries appear as functions run."; };
source.onerror = () => { status.textContent = "The deployment does not answer. New entries appear when it does."; };
source.onmessage = ({ data }) => {
  const isAtEnd = innerHeight + scrollY > document.documentElement.scrollHeight - 100;
  list.insertAdjacentHTML("beforeend", data);
  while (list.children.length > ${MAX_ENTRIES}) list.firstElementChild.remove();
  if (isAtEnd) showEnd();
};
showEnd();
`;
