package live.maguey.codes.posters;

import static live.maguey.posters.SvgNumber.tenth;

import java.util.List;
import live.maguey.posters.Oklch;
import live.maguey.posters.SvgNumber;

/// Writes a drawing as SVG.
final class SvgPoster {

  private final StringBuilder text = new StringBuilder(1 << 16);
  private final Drawing drawing;
  private final String id;

  private SvgPoster(String slug, Drawing drawing) {
    this.drawing = drawing;
    this.id = slug.replaceAll("\\W", "") + drawing.width();
  }

  static String write(String slug, Drawing drawing, boolean grain) {
    return new SvgPoster(slug, drawing).document(grain);
  }

  private String document(boolean grain) {
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(drawing.width())
        .append(' ')
        .append(drawing.height())
        .append("\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\">");
    paper("fill=\"" + drawing.ink().ground().toCss() + '"');
    all(drawing.shapes());
    if (grain) {
      grain();
    }
    return put("</svg>").toString();
  }

  private void all(List<Shape> shapes) {
    shapes.forEach(this::shape);
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Shape.Fill(Outline outline, Oklch colour, double opacity) -> {
        put("<path d=\"").append(outline.toSvg()).append("\" fill=\"").append(colour.toCss());
        share("opacity", opacity);
        put("\"/>");
      }
      case Shape.Line(Outline outline, Oklch colour, double width, double opacity) -> {
        put("<path d=\"").append(outline.toSvg()).append("\" fill=\"none\" stroke=\"");
        put(colour.toCss()).append("\" stroke-width=\"").append(tenth(width));
        share("stroke-opacity", opacity);
        put("\"/>");
      }
      case Shape.Disc disc -> {
        circle(disc);
        put(" fill=\"").append(disc.colour().toCss()).append("\"/>");
      }
      case Shape.Bar(double y, double height, Oklch colour) ->
          put("<rect width=\"")
              .append(drawing.width())
              .append("\" y=\"")
              .append(tenth(y))
              .append("\" height=\"")
              .append(tenth(height))
              .append("\" fill=\"")
              .append(colour.toCss())
              .append("\"/>");
      case Shape.Window(Shape.Disc disc, List<Shape> shapes) -> {
        put("<clipPath id=\"s").append(id).append("\">");
        circle(disc);
        put("/></clipPath><g clip-path=\"url(#s").append(id).append(")\">");
        all(shapes);
        put("</g>");
      }
      case Shape.Placed(double x, double y, double degrees, List<Shape> shapes) -> {
        put("<g transform=\"translate(").append(tenth(x)).append(' ').append(tenth(y));
        put(")rotate(").append(tenth(degrees)).append(")\">");
        all(shapes);
        put("</g>");
      }
      case Shape.Stamp(int number, List<Shape> shapes) -> {
        put("<defs><g id=\"f").append(id).append(number).append("\">");
        all(shapes);
        put("</g></defs>");
      }
      case Shape.Print(int stamp, double x, double y, double scale) -> {
        put("<use href=\"#f").append(id).append(stamp).append("\" transform=\"translate(");
        put(tenth(x)).append(' ').append(tenth(y)).append(")scale(");
        put(SvgNumber.thousandth(scale)).append(")\"/>");
      }
    }
  }

  private void circle(Shape.Disc disc) {
    put("<circle cx=\"").append(tenth(disc.x())).append("\" cy=\"").append(tenth(disc.y()));
    put("\" r=\"").append(tenth(disc.radius())).append('"');
  }

  private void share(String attribute, double opacity) {
    if (opacity < 1) {
      put("\" ").append(attribute).append("=\"").append(SvgNumber.shortest(opacity));
    }
  }

  private void grain() {
    put("<filter id=\"g")
        .append(id)
        .append("\" x=\"0\" y=\"0\" width=\"100%\" height=\"100%\"><feTurbulence")
        .append(" type=\"fractalNoise\" baseFrequency=\".85\" numOctaves=\"2\" seed=\"")
        .append(drawing.grainSeed())
        .append("\"/><feColorMatrix values=\"0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1.5 -.62\"/>")
        .append("</filter>");
    paper("filter=\"url(#g" + id + ")\" opacity=\".22\"");
  }

  private void paper(String attributes) {
    put("<rect width=\"")
        .append(drawing.width())
        .append("\" height=\"")
        .append(drawing.height())
        .append("\" ")
        .append(attributes)
        .append("/>");
  }

  private StringBuilder put(String piece) {
    return text.append(piece);
  }
}
