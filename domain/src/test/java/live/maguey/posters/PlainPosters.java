package live.maguey.posters;

import java.nio.charset.StandardCharsets;

/// Prints what it was asked to print, in words.
public final class PlainPosters implements PosterPress {
  @Override
  public String svg(Poster poster, int width, int height, boolean grain) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>%s %d %d %s</title></svg>"
        .formatted(look(poster), width, height, grain);
  }

  @Override
  public byte[] png(Poster poster, int width, int height) {
    return bytes("picture of %s %d %d".formatted(look(poster), width, height));
  }

  @Override
  public byte[] thumbnail(Poster poster, int width, int height) {
    return bytes("small picture of %s %d %d".formatted(look(poster), width, height));
  }

  @Override
  public byte[] fading(Poster poster, int width, int height, int head, int foot) {
    return bytes("%s %d %d, %d %d".formatted(look(poster), width, height, head, foot));
  }

  private static String look(Poster poster) {
    return poster.slug() + " " + poster.ink() + " " + poster.composition();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
