// Runs in the page before its own scripts, as text: it may not import, and must not touch what the page sees.
(() => {
  const marks = { live: null, liveAsViewer: null, row: null, answers: null, blocked: 0 };
  const probe = { marks, vitals: {} };
  Object.defineProperty(window, "__compare", { value: probe });

  const mark = (name, at = performance.now()) => (marks[name] ??= at);

  // The deployment's socket: when a query was first answered, and when first for somebody whose token was accepted.
  const Socket = window.WebSocket;
  window.WebSocket = class WebSocket extends Socket {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string" || !data.includes('"QueryUpdated"')) return;
        const { type, endVersion } = JSON.parse(data);
        if (type !== "Transition") return;
        mark("live");
        if (endVersion.identity > 0) mark("liveAsViewer");
      });
    }
  };

  // React writes its handlers onto an element when it takes it over; from then on a click is answered.
  const isTaken = (element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  const look = () => {
    if (marks.answers === null && [...document.querySelectorAll("main a[href], main button")].some(isTaken))
      mark("answers");
    if (marks.answers === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // A row is in the document well before anything is painted. So the browser is asked when it painted the row's text,
  // which belongs to the nearest block around it: the cell, or what is inside (Element Timing API).
  new PerformanceObserver((list) => {
    const painted = list.getEntries().find(({ identifier }) => identifier === ROW);
    if (painted) mark("row", painted.renderTime);
  }).observe({ type: "element", buffered: true });
  const ROW = "first-row";
  const rows = new MutationObserver(() => {
    const cell = document.querySelector("tbody th[scope=row]");
    if (cell === null) return;
    rows.disconnect();
    for (const element of [cell, ...cell.querySelectorAll("*")]) element.setAttribute("elementtiming", ROW);
  });
  rows.observe(document, { childList: true, subtree: true });

  // Each long task blocks input for what it takes beyond 50 ms.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) marks.blocked += duration - 50;
  }).observe({ type: "longtask", buffered: true });

  const { onTTFB, onFCP, onLCP, onCLS } = window.webVitals;
  const keep = ({ name, value }) => (probe.vitals[name] = value);
  onTTFB(keep);
  onFCP(keep, { reportAllChanges: true });
  onLCP(keep, { reportAllChanges: true });
  onCLS(keep, { reportAllChanges: true });
})();
