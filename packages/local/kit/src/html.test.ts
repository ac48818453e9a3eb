import { describe, expect, it } from "vitest";
import { html, trusted } from "./html";

describe("html", () => {
  it("escapes text in content and in attribute values", () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">' +
        "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>",
    );
  });

  it("keeps markup, joins lists, and leaves out what is absent", () => {
    const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
    expect(html`${items}${undefined}${false}${0}${trusted("<br>")}`.markup).toBe(
      "<li>a</li><li>&lt;b&gt;</li>0<br>",
    );
  });
});
