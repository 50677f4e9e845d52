// Tells the kernel which bar or point of a chart was clicked. The charts are drawn by JupyterLab's own plotly
// renderer in the same panel; this only listens to them, so that no second plotly has to be loaded.
export default {
  render({ model, el }) {
    const listening = new WeakSet();
    let count = 0;
    let waiting = 0;
    const listen = (panel) => {
      for (const plot of panel.querySelectorAll(".js-plotly-plot")) {
        if (listening.has(plot) || !plot.on) continue;
        listening.add(plot);
        plot.on("plotly_click", (event) => {
          count += 1;
          model.set("clicked", { count, customdata: event.points[0].customdata ?? null });
          model.save_changes();
        });
      }
    };
    let observer;
    const start = () => {
      const panel = el.closest(".ek-panel");
      if (!panel) {
        waiting = requestAnimationFrame(start);
        return;
      }
      // the panel is named once: while it is taken off the page, `el` has none around it
      observer = new MutationObserver(() => listen(panel));
      observer.observe(panel, { childList: true, subtree: true });
      listen(panel);
    };
    start();
    return () => {
      cancelAnimationFrame(waiting);
      observer?.disconnect();
    };
  },
};
