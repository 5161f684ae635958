package live.maguey.http.web.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import live.maguey.tables.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphTest {
  @ParameterizedTest
  @EnumSource
  void each_seat_is_a_leaf_on_the_ground_of_the_table(Place.Shape shape) {
    Place place = place(shape);
    IntStream.rangeClosed(1, 50)
        .forEach(seats -> {
          Glyph glyph = Glyph.of(place, seats);
          assertThat(glyph.leaves()).hasSize(seats);
          assertThat(glyph.leaves())
              .allSatisfy(leaf -> {
                assertThat(Math.abs(leaf.x())).isLessThanOrEqualTo(place.width() / 2.0);
                assertThat(Math.abs(leaf.y())).isLessThanOrEqualTo(place.height() / 2.0);
              });
        });
  }

  @ParameterizedTest
  @EnumSource
  void no_two_seats_share_a_place(Place.Shape shape) {
    IntStream.rangeClosed(1, 50)
        .forEach(
            seats -> assertThat(Glyph.of(place(shape), seats).leaves()).doesNotHaveDuplicates());
  }

  @ParameterizedTest
  @EnumSource
  void a_leaf_points_away_from_the_table(Place.Shape shape) {
    assertThat(Glyph.of(place(shape), 8).leaves())
        .allSatisfy(leaf -> {
          double turn = Math.toRadians(leaf.turn());
          double outward = leaf.x() * Math.sin(turn) - leaf.y() * Math.cos(turn);
          assertThat(outward).isPositive();
        });
  }

  private static Place place(Place.Shape shape) {
    return switch (shape) {
      case ROUND, SQUARE -> new Place(shape, 500, 500, 200, 200, 0);
      case RECTANGLE, BOOTH -> new Place(shape, 500, 500, 300, 140, 0);
    };
  }
}
