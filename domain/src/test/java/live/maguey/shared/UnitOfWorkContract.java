package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What a unit of work promises of what follows its commit.
public abstract class UnitOfWorkContract {
  private final List<String> followed = new ArrayList<>();

  protected abstract UnitOfWork work();

  /// Stores a text in the unit that this thread is in, or alone.
  protected abstract void write(String text);

  protected abstract List<String> written();

  @Test
  void what_follows_runs_once_and_in_order_when_the_commit_stands() {
    String answer =
        work()
            .run(() -> {
              work().afterCommit(() -> followed.add("first"));
              write("a");
              work().execute(() -> work().afterCommit(() -> followed.add("second")));
              assertThat(followed).as("before the commit").isEmpty();
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(followed).containsExactly("first", "second");
    work().execute(() -> write("b"));
    assertThat(followed).as("after another unit").containsExactly("first", "second");
  }

  @Test
  void what_follows_sees_what_everybody_sees() {
    work()
        .execute(() -> {
          write("a");
          work()
              .afterCommit(
                  () -> followed.addAll(CompletableFuture.supplyAsync(this::written).join()));
        });

    assertThat(followed).containsExactly("a");
  }

  @Test
  void nothing_follows_what_is_rolled_back() {
    assertThatThrownBy(() ->
            work()
                .execute(() -> {
                  work().afterCommit(() -> followed.add("lost"));
                  write("lost");
                  throw new IllegalStateException("midway");
                }))
        .hasMessage("midway");
    work().execute(() -> write("kept"));

    assertThat(followed).isEmpty();
    assertThat(written()).containsExactly("kept");
  }

  @Test
  void what_fails_afterwards_undoes_nothing_and_keeps_nothing_back() {
    String answer =
        work()
            .run(() -> {
              work()
                  .afterCommit(() -> {
                    throw new IllegalStateException("nobody listens");
                  });
              work().afterCommit(() -> followed.add("next"));
              write("a");
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(written()).containsExactly("a");
    assertThat(followed).containsExactly("next");
  }

  @Test
  void what_follows_is_outside_and_may_begin_a_unit_of_its_own() {
    work()
        .execute(() ->
            work()
                .afterCommit(() -> {
                  assertThatThrownBy(() -> work().afterCommit(() -> followed.add("too late")))
                      .isInstanceOf(IllegalStateException.class);
                  work()
                      .execute(() -> {
                        write("b");
                        work().afterCommit(() -> followed.add("of its own"));
                      });
                }));

    assertThat(written()).containsExactly("b");
    assertThat(followed).containsExactly("of its own");
  }

  @Test
  void outside_a_unit_there_is_nothing_to_follow() {
    assertThatThrownBy(() -> work().afterCommit(() -> followed.add("at once")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(followed).isEmpty();
  }
}
