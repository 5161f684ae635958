package live.maguey.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("any.journal");
  }

  private static ObjectNode worth(int amount) {
    return Json.object().put("amount", amount);
  }

  private List<String> kept() {
    try (Store store = Store.open(file)) {
      return store.table("charges", ObjectNode.class).all().entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue().get("amount").asInt())
          .toList();
    }
  }

  @Test
  void what_is_put_changed_in_place_and_removed_is_there_again_in_its_order() {
    try (Store store = Store.open(file)) {
      Table<ObjectNode> charges = store.table("charges", ObjectNode.class);
      store.change(() -> {
        charges.put("ch_1", worth(1));
        charges.put("ch_2", worth(2));
        charges.put("ch_3", worth(3));
      });
      store.change(() -> Objects.requireNonNull(charges.get("ch_1")).put("amount", 100));
      store.change(() -> charges.remove("ch_2"));
    }

    assertThat(kept()).containsExactly("ch_1=100", "ch_3=3");
  }

  @Test
  void looking_writes_nothing() {
    try (Store store = Store.open(file)) {
      Table<ObjectNode> charges = store.table("charges", ObjectNode.class);
      store.change(() -> charges.put("ch_1", worth(1)));
      long before = store.written();

      store.locked(() -> charges.get("ch_1"));

      assertThat(store.written()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0123abcd [[\"charges\",\"ch_2\",{\"amo", "00000000 []\n", "\n"})
  void a_torn_last_line_is_cut_off_and_the_rest_is_there(String torn) throws Exception {
    try (Store store = Store.open(file)) {
      Table<ObjectNode> charges = store.table("charges", ObjectNode.class);
      store.change(() -> charges.put("ch_1", worth(1)));
    }
    Files.writeString(file, torn, StandardOpenOption.APPEND);

    assertThat(kept()).containsExactly("ch_1=1");
    try (Store store = Store.open(file)) {
      Table<ObjectNode> charges = store.table("charges", ObjectNode.class);
      store.change(() -> charges.put("ch_3", worth(3)));
    }
    assertThat(kept()).containsExactly("ch_1=1", "ch_3=3");
  }

  @Test
  void one_change_is_one_line_however_many_tables_it_is_in() throws Exception {
    try (Store store = Store.open(file)) {
      Table<ObjectNode> charges = store.table("charges", ObjectNode.class);
      Table<String> owners = store.table("owners", String.class);
      store.change(() -> {
        charges.put("ch_1", worth(1));
        store.change(() -> owners.put("ch_1", "a guest"));
      });
    }

    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void others_are_told_after_the_change_is_kept() {
    try (Store store = Store.open(file)) {
      Table<String> owners = store.table("owners", String.class);
      List<Long> seen = new ArrayList<>();

      store.change(() -> {
        store.afterwards(() -> seen.add(store.written()));
        owners.put("ch_1", "a guest");
      });

      assertThat(seen).singleElement().satisfies(bytes -> assertThat(bytes).isPositive());
    }
  }

  @Test
  void a_journal_that_has_grown_is_rewritten_with_what_still_counts() throws Exception {
    String big = "x".repeat(1 << 20);
    try (Store store = Store.open(file)) {
      Table<String> table = store.table("mails", String.class);
      for (int n = 0; n < 40; n++) {
        String value = n + big;
        store.change(() -> table.put("mail", value));
      }
      store.change(() -> table.put("last", "one"));
    }

    assertThat(Files.size(file)).isLessThan(12L << 20);
    assertThat(file.resolveSibling("any.journal.next")).doesNotExist();
    try (Store store = Store.open(file)) {
      Table<String> table = store.table("mails", String.class);
      assertThat(table.all().keySet()).containsExactly("mail", "last");
      assertThat(table.get("mail")).startsWith("39x");
    }
  }

  @Test
  void a_change_costs_what_changed_however_much_is_known() {
    try (Store store = Store.open(file)) {
      Table<String> table = store.table("mails", String.class);
      String mail = "x".repeat(20_000);
      long first = cost(store, table, mail, 0, 200);
      cost(store, table, mail, 200, 3_800);
      long last = cost(store, table, mail, 4_000, 4_000);

      double each = first / 200.0;
      double later = last / 4_000.0;
      assertThat(later / each).isLessThan(1.1);
    }
  }

  @Test
  void values_that_change_again_and_again_cost_twice_their_size_at_most() {
    try (Store store = Store.open(file)) {
      Table<String> table = store.table("mails", String.class);
      String mail = "x".repeat(20_000);
      long first = cost(store, table, mail, 0, 200);
      for (int round = 0; round < 20; round++) {
        cost(store, table, mail, 0, 200);
      }
      long all = store.written();

      assertThat(all / 21.0 / first).isLessThan(2.1);
    }
  }

  private static long cost(Store store, Table<String> table, String mail, int from, int count) {
    long before = store.written();
    for (int n = from; n < from + count; n++) {
      String id = "mail-" + n;
      store.change(() -> table.put(id, mail));
    }
    return store.written() - before;
  }

  @Test
  void a_line_is_its_sum_and_its_json() throws Exception {
    try (Store store = Store.open(file)) {
      Table<String> owners = store.table("owners", String.class);
      store.change(() -> owners.put("1", "José\nLuis"));
    }

    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .matches("[0-9a-f]{8} \\[\\[\"owners\",\"1\",\"José\\\\nLuis\"]]\n");
  }
}
