package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import live.maguey.orders.OrderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSealTest {
  private static final OrderId ORDER = OrderId.parse("01930000-0000-7000-8000-000000000001");
  private static final OrderId OTHER = OrderId.parse("01930000-0000-7000-8000-000000000002");

  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> carried = Sealed.SEAL.metadata(Sealed.request(ORDER, 2));

  @Test
  void what_we_opened_says_order_attempt_event_and_each_place_with_its_price() {
    assertThat(carried)
        .containsEntry("order", ORDER.toString())
        .containsEntry("attempt", "1")
        .containsEntry("event", Sealed.EVENT.toString())
        .containsEntry("currency", "USD")
        .containsEntry("items_1", Sealed.TIER + " 10 99999999;" + Sealed.TIER + " 10 99999999");
    assertThat(Sealed.SEAL.order(object(carried))).contains(ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "attempt", "reference", "event", "currency", "items_1", "seal"})
  void a_value_that_somebody_changed_or_took_away_makes_it_somebody_elses(String name) {
    ObjectNode changed = object(carried);
    ((ObjectNode) changed.get("metadata")).put(name, name.equals("order") ? OTHER.toString() : "9");
    ObjectNode without = object(carried);
    ((ObjectNode) without.get("metadata")).remove(name);

    assertThat(Sealed.SEAL.order(changed)).isEmpty();
    assertThat(Sealed.SEAL.order(without)).isEmpty();
  }

  @Test
  void places_that_somebody_added_make_it_somebody_elses_and_a_note_does_not() {
    ObjectNode more = object(carried);
    ((ObjectNode) more.get("metadata")).put("items_2", Sealed.TIER + " 1 1");
    ObjectNode note = object(carried);
    ((ObjectNode) note.get("metadata")).put("note", "called on Tuesday");

    assertThat(Sealed.SEAL.order(more)).isEmpty();
    assertThat(Sealed.SEAL.order(note)).contains(ORDER);
  }

  @Test
  void an_order_of_ours_as_the_reference_of_a_payment_link_proves_nothing() {
    ObjectNode link = json.createObjectNode().put("client_reference_id", ORDER.toString());
    link.putObject("metadata");

    assertThat(Sealed.SEAL.order(link)).isEmpty();
    assertThat(OrderSeal.claimedOrder(link)).contains(ORDER);
  }

  @Test
  void another_venues_key_seals_for_another_venue() {
    OrderSeal other =
        OrderSeal.of("the payment key of another venue".getBytes(StandardCharsets.US_ASCII));

    assertThat(other.order(object(carried))).isEmpty();
    assertThatThrownBy(() -> OrderSeal.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void while_a_key_is_rolled_the_new_one_seals_and_the_one_before_is_believed_still() {
    byte[] before = "the payment key of last summer!!".getBytes(StandardCharsets.US_ASCII);
    byte[] current = "the payment key of this winter!!".getBytes(StandardCharsets.US_ASCII);
    OrderSeal rolling = OrderSeal.of(current, before);
    Map<String, String> old = OrderSeal.of(before).metadata(Sealed.request(ORDER, 2));
    Map<String, String> fresh = rolling.metadata(Sealed.request(ORDER, 2));

    assertThat(rolling.order(object(old))).contains(ORDER);
    assertThat(rolling.order(object(fresh))).contains(ORDER);
    assertThat(rolling.order(object(carried))).isEmpty();

    assertThat(OrderSeal.of(current).order(object(fresh))).contains(ORDER);
    assertThat(OrderSeal.of(current).order(object(old))).isEmpty();
    assertThat(OrderSeal.of(before).order(object(fresh))).isEmpty();
    assertThatThrownBy(() -> OrderSeal.of(current, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_largest_order_fits_stripes_metadata() {
    Map<String, String> largest = Sealed.SEAL.metadata(Sealed.request(ORDER, 40));

    assertThat(largest).hasSizeLessThanOrEqualTo(50);
    assertThat(largest.keySet()).allMatch(name -> name.length() <= 40);
    assertThat(largest.values()).allMatch(value -> value.length() <= 500);
    assertThat(Sealed.SEAL.order(object(largest))).contains(ORDER);
  }

  private ObjectNode object(Map<String, String> metadata) {
    ObjectNode object = json.createObjectNode().put("id", "cs_1");
    object.set("metadata", json.valueToTree(metadata));
    return object;
  }
}
