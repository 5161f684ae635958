package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedSqlTest {
  @Test
  void a_parameter_is_named_as_often_as_the_statement_names_it() {
    assertThat(
            IndexedSql.of("UPDATE t SET a = :a_1, b = coalesce(:b,:a_1) WHERE id = CAST(:id AS x)"))
        .isEqualTo(
            new IndexedSql(
                "UPDATE t SET a = ?, b = coalesce(?,?) WHERE id = CAST(? AS x)",
                List.of("a_1", "b", "a_1", "id")));
  }

  @Test
  void strings_and_comments_are_left_as_they_are() {
    String text =
        """
        SELECT 'at :noon, o''clock :x' -- of :day
        /* not :this, nor - / * :that */ FROM t WHERE a = ':' || b - c / d
        """;

    assertThat(IndexedSql.of(text)).isEqualTo(new IndexedSql(text, List.of()));
  }

  @Test
  void what_follows_a_string_or_a_comment_is_read_again() {
    assertThat(IndexedSql.of("SELECT '' || :a -- b\n, :b /**/ , :c"))
        .isEqualTo(new IndexedSql("SELECT '' || ? -- b\n, ? /**/ , ?", List.of("a", "b", "c")));
  }

  @Test
  void a_colon_without_a_name_is_a_sign_like_any_other() {
    assertThat(IndexedSql.of("SELECT a[1:2], : , :9 || :"))
        .isEqualTo(new IndexedSql("SELECT a[1:2], : , :9 || :", List.of()));
  }

  @Test
  void a_cast_is_no_parameter() {
    assertThat(IndexedSql.of("SELECT a::integer, :b::text FROM c"))
        .isEqualTo(new IndexedSql("SELECT a::integer, ?::text FROM c", List.of("b")));
  }
}
