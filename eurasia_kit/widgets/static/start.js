const bytes = (node) => Uint8Array.from(atob(node.textContent), (letter) => letter.charCodeAt(0));
for (const root of document.querySelectorAll('[data-ek-view="NAME"]:not([data-ek-started])')) {
  root.dataset.ekStarted = "";
  const packed = new Blob([bytes(root.querySelector(".ek-module"))]).stream();
  const code = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text();
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { mount } = await import(address);
  await mount(root);
}
