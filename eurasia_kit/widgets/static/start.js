const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => LETTERS.indexOf(String.fromCharCode(code)));
function bytes(root, name) {
  const text = root.querySelector(`.ek-${name}`).textContent;
  const view = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4));
  for (let at = 0; at < text.length; at += 5) {
    let value = 0;
    for (let place = at; place < at + 5; place++) value = value * 85 + (place < text.length ? VALUES[text.charCodeAt(place)] : 84);
    view.setUint32((at / 5) * 4, value);
  }
  return new Uint8Array(view.buffer, 0, Math.floor((text.length * 4) / 5));
}
for (const root of document.querySelectorAll('[data-ek-view="NAME"]:not([data-ek-started])')) {
  root.dataset.ekStarted = "";
  const packed = new Blob([bytes(root, "module")]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = new Blob([await new Response(packed).blob()], { type: "text/javascript" });
  const { mount, style } = await import(URL.createObjectURL(code));
  root.prepend(Object.assign(document.createElement("style"), { textContent: style }));
  await mount(root.querySelector(".ek-still"), JSON.parse(root.querySelector(".ek-state").textContent), bytes(root, "payload"));
}
