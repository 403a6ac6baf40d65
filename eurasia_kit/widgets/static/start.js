const bytes = (root, name) => Uint8Array.from(atob(root.querySelector(`.ek-${name}`).textContent), (letter) => letter.charCodeAt(0));
for (const root of document.querySelectorAll('[data-ek-view="NAME"]:not([data-ek-started])')) {
  root.dataset.ekStarted = "";
  const packed = new Blob([bytes(root, "module")]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = new Blob([await new Response(packed).blob()], { type: "text/javascript" });
  const { mount } = await import(URL.createObjectURL(code));
  await mount(root.querySelector(".ek-still"), JSON.parse(root.querySelector(".ek-state").textContent), bytes(root, "payload"));
}
