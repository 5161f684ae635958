package live.maguey.codes.posters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import live.maguey.posters.Composition;
import live.maguey.posters.Ink;
import live.maguey.posters.Oklch;
import live.maguey.posters.Poster;
import live.maguey.posters.PosterPress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosterTest {
  private static final PosterPress PRESS = new PaintedPosters();

  /// The hashes were taken when every path, number and colour was equal to what the brand's
  /// reference drawing program writes (numbers compared by value: ours are written shorter).
  @ParameterizedTest
  @CsvSource({
    "aguamiel, FLOR, ROSETA, d6622c4f11cbf0029609e5f5a7d68eb3d18bcee5b8955e8262d11da1af0ad5b5",
    "noche-de-humo, HUMO, QUIOTE, e0fe3355250f6d598d61776b6f0ef44f0a27ee23e8302496e760910725e21adf",
    "santa-espina, ROSA, FILO, 24fd0a85668ddffa5140a2909d2448d29f28eab8ad7cd4a4a463e425a59c1ded",
    "doble-filo, ANIL, ROSETA, deb0af43c66105cc5f73e12d2f57efe9653064d5db93a453c914d88fb15a8c1b",
    "tierra-caliente, GRANA, CAMPO, fe7d981df894442b1ce1760485ee7c34ef2be405d9b6fe8a87257af458c48a65",
    "piel-de-cal, CAL, FILO, 2d67f4ea3c92d3e0bb8eb078380ca437938a6aa6f1c7411d2d4cba45d6a32f24",
    "posada-electrica, NOCHE, CAMPO, 74fa6f2e0a6d67b3d71db465defb169cc8dfa9c5a295b44e3df717d144ff1b71",
    "una-sola-flor, COBRE, QUIOTE, c7a3b3f5007c24115036f33cef5f3416033d44549b335e83577ae5b6e33dfa95",
    "free-night-7, , , a5e0b6f988a5db2c711be6ea5748bdfa5f6001107a7f9862ec6a74b9c9faa5fd",
  })
  void a_slug_draws_the_same_plant_for_ever(
      String slug, Ink ink, Composition composition, String sha256) {
    String svg = PRESS.svg(Poster.of(slug, ink, composition), 800, 1000, true);

    assertThat(sha256(svg)).isEqualTo(sha256);
  }

  @Test
  void an_unpinned_poster_takes_ink_and_composition_from_its_slug() {
    Poster poster = Poster.of("free-night-7", null, null);

    assertThat(PRESS.svg(poster, 800, 1000, false)).contains(poster.ink().ground().toCss());
    assertThat(PRESS.svg(Poster.of("free-night-8", null, null), 800, 1000, false))
        .isNotEqualTo(PRESS.svg(poster, 800, 1000, false));
  }

  @Test
  void thumbnails_carry_no_grain() {
    Poster poster = Poster.of("aguamiel", Ink.FLOR, Composition.ROSETA);

    assertThat(PRESS.svg(poster, 120, 150, false)).doesNotContain("feTurbulence");
    assertThat(PRESS.svg(poster, 800, 1000, true)).contains("feTurbulence");
  }

  @Test
  void a_thumbnail_is_light_enough_for_a_list() {
    assertThat(PRESS.thumbnail(Poster.of("any-night", null, null), 144, 180))
        .hasSizeLessThan(14_000);
  }

  @Test
  void a_fading_poster_ends_on_its_bare_paper() throws IOException {
    Poster poster = Poster.of("aguamiel", Ink.FLOR, Composition.ROSETA);
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(PRESS.fading(poster, 400, 500, 30, 100)));

    assertThat(row(picture, 0)).allMatch(rgb -> rgb == Ink.FLOR.ground().toRgb());
    assertThat(row(picture, 250)).anyMatch(rgb -> rgb != Ink.FLOR.ground().toRgb());
  }

  private static java.util.stream.IntStream row(BufferedImage picture, int y) {
    return java.util.Arrays.stream(
            picture.getRGB(0, y, picture.getWidth(), 1, null, 0, picture.getWidth()))
        .map(rgb -> rgb & 0xffffff);
  }

  @Test
  void colors_become_the_srgb_that_browsers_show() {
    assertThat(new Oklch(1, 0, 0).toHex()).isEqualTo("#ffffff");
    assertThat(new Oklch(0, 0, 0).toHex()).isEqualTo("#000000");
    assertThat(Ink.HUMO.spark().toHex()).isEqualTo("#f65b25");
    assertThat(Ink.HUMO.ground().toCss()).isEqualTo("oklch(.21 .03 35)");
  }

  @ParameterizedTest
  @CsvSource({
    "noche-de-humo, HUMO, QUIOTE",
    "tierra-caliente, GRANA, CAMPO",
    "piel-de-cal, CAL, FILO",
    "aguamiel, FLOR, ROSETA",
  })
  void the_picture_shows_all_four_flat_inks(String slug, Ink ink, Composition composition)
      throws IOException {
    byte[] png = PRESS.png(Poster.of(slug, ink, composition), 400, 500);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(picture.getWidth()).isEqualTo(400);
    assertThat(picture.getHeight()).isEqualTo(500);
    assertThat(pixels(picture, ink.ground())).isGreaterThan(300);
    assertThat(pixels(picture, ink.leaf())).isGreaterThan(300);
    assertThat(pixels(picture, ink.shade())).isGreaterThan(300);
    assertThat(pixels(picture, ink.spark())).isGreaterThan(300);
  }

  private static long pixels(BufferedImage picture, Oklch colour) {
    int[] all = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, 400);
    return java.util.Arrays.stream(all).filter(rgb -> (rgb & 0xffffff) == colour.toRgb()).count();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
