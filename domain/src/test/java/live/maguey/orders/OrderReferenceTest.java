package live.maguey.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import live.maguey.shared.InvalidRequest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReferenceTest {
  @Property
  void every_orders_own_reference_can_be_typed_back(@ForAll long head, @ForAll long tail) {
    OrderReference reference = OrderReference.of(new OrderId(new UUID(head, tail)));

    assertThat(reference.toString()).matches("MGY-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}");
    assertThat(OrderReference.parse(reference.toString())).isEqualTo(reference);
    assertThat(OrderReference.parse(reference.toString().toLowerCase(Locale.ROOT)))
        .isEqualTo(reference);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MGY-7K2Q-9F",
        "mgy-7k2q-9f",
        "MGY7K2Q9F",
        "mgy7K2q-9F",
        "  MGY-7K2Q-9F\n",
        "MGY--7K2Q-9F",
        "MGY 7K2Q 9F",
        "mgy 7k2q-9f",
        "MGY\u20137K2Q\u20119F"
      })
  void it_is_read_however_people_type_it(String typed) {
    assertThat(OrderReference.parse(typed)).hasToString("MGY-7K2Q-9F");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "7K2Q-9F",
        "MGY-7K2Q",
        "MGY-7K2Q-9FF",
        "ABC-7K2Q-9F",
        "MGY-7K2Q-9\u0424",
        "MGY-7K2Q-9!",
        "MGY-7K2Q-9F; --"
      })
  void what_is_no_reference_is_refused(String typed) {
    assertRefused(typed);
  }

  /// They are in no reference, so reading one as another could only open the wrong order.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MGY-0K2Q-9F",
        "MGY-OK2Q-9F",
        "MGY-1K2Q-9F",
        "MGY-IK2Q-9F",
        "mgy-ik2q-9f",
        "mgy-\u0131k2q-9f"
      })
  void signs_that_look_alike_are_in_no_reference(String typed) {
    assertRefused(typed);
  }

  private static void assertRefused(String typed) {
    assertThatThrownBy(() -> OrderReference.parse(typed))
        .isInstanceOfSatisfying(
            InvalidRequest.class, refused -> assertThat(refused.field()).isEqualTo("order"));
  }
}
