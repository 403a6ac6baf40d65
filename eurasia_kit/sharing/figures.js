// Unpack plotly from the page itself, then draw every figure in its place.
const PAPER = 680; // pixels: A4 and Letter without their margins
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
    // A figure keeps its labels apart at its own width only: on paper it shrinks as a whole.
    const width = place.querySelector(".svg-container").offsetWidth;
    place.style.setProperty("--on-paper", Math.min(1, PAPER / width));
    place.dataset.drawn = "yes";
  }
})();
