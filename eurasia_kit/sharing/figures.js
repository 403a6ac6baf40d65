// Unpack plotly from the page itself, then draw every figure in its place.
(async () => {
  const packed = atob(document.getElementById("plotly").textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
  for (const data of document.querySelectorAll("script.figure-data")) {
    const figure = JSON.parse(data.textContent);
    const config = { ...figure.config, displaylogo: false, responsive: true };
    const place = document.getElementById(data.dataset.for);
    await Plotly.newPlot(place, figure.data, figure.layout, config);
    place.dataset.drawn = "yes";
  }
})();
