package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryUnitOfWorkTest extends UnitOfWorkContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final Map<String, Integer> table = world.table();
  private final List<String> list = world.list();

  @Override
  protected UnitOfWork work() {
    return work;
  }

  @Override
  protected void write(String text) {
    world.execute(() -> list.add(text));
  }

  @Override
  protected List<String> written() {
    return world.locked(() -> List.copyOf(list));
  }

  @Test
  void a_unit_that_fails_takes_back_what_all_stores_did() {
    table.put("kept", 1);
    list.add("kept");

    assertThatThrownBy(() ->
            work.execute(() -> {
              table.put("kept", 2);
              table.put("lost", 1);
              work.execute(() -> list.add("lost"));
              throw new IllegalStateException("midway");
            }))
        .hasMessage("midway");

    assertThat(table).containsExactly(Map.entry("kept", 1));
    assertThat(list).containsExactly("kept");
  }

  @Test
  void a_unit_that_ends_keeps_what_it_did() {
    work.execute(() -> table.put("kept", 2));

    assertThat(table).containsExactly(Map.entry("kept", 2));
  }

  @Test
  void what_stands_alone_is_refused_inside_a_unit_and_only_there() {
    assertThatThrownBy(() -> work.execute(() -> world.refuseInUnit("a hold")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a hold");

    world.refuseInUnit("a hold");
  }
}
