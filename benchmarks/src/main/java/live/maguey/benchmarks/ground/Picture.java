package live.maguey.benchmarks.ground;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Both forms of a hold beside the floor, as callers grow in number.
public final class Picture {
  private static final List<Color> COLOURS =
      List.of(new Color(0x8A857C), new Color(0xB4552D), new Color(0x2F7D6B));

  private Picture() {}

  public static void of(List<Figure> figures, Path file) throws IOException {
    List<Figure> holds =
        figures.stream().filter(f -> f.group().equals("holds of one tier, at the port")).toList();
    if (holds.isEmpty()) {
      return;
    }
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(400)
            .title("Holds of one tier, per second, by callers at once")
            .build();
    chart
        .getStyler()
        .setYAxisLogarithmic(true)
        .setXAxisLogarithmic(true)
        .setLegendPosition(Styler.LegendPosition.InsideNW)
        .setChartBackgroundColor(Color.WHITE)
        .setSeriesColors(COLOURS.toArray(Color[]::new));
    holds.stream()
        .map(Figure::design)
        .distinct()
        .forEach(design -> {
          List<Figure> of = holds.stream().filter(f -> f.design().equals(design)).toList();
          chart
              .addSeries(
                  design,
                  of.stream().mapToDouble(Figure::callers).toArray(),
                  of.stream().mapToDouble(Figure::perSecond).toArray())
              .setMarker(SeriesMarkers.CIRCLE);
        });
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }
}
