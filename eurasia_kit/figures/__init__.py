"""Plotly figures of the tables, for papers and slides.

They are plain ``plotly.graph_objects.Figure`` objects: ``figure.write_image("timeline.svg")`` needs
the package kaleido and a Chrome; without them, the camera button of the figure saves an image.
"""

from eurasia_kit.figures.regions import plot_regions
from eurasia_kit.figures.timeline import plot_timeline

__all__ = ["plot_regions", "plot_timeline"]
