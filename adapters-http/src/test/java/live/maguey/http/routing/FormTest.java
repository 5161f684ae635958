package live.maguey.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.maguey.shared.InvalidRequest;
import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void fields_are_decoded_as_browsers_send_them() {
    Form form = Form.parse("name=In%C3%A9s+Ruiz&q.1=2&empty=&noise");

    assertThat(form.field("name")).isEqualTo("Inés Ruiz");
    assertThat(form.fields()).containsEntry("q.1", "2").containsEntry("empty", "").hasSize(3);
    assertThat(form.field("absent")).isEmpty();
  }

  @Test
  void a_field_sent_twice_counts_as_it_came_first() {
    assertThat(Form.parse("total=1&total=2").field("total")).isEqualTo("1");
  }

  @Test
  void what_no_browser_sends_is_refused() {
    for (String broken : new String[] {"a=%zz", "a=%", "a=x%00y"}) {
      assertThatThrownBy(() -> Form.parse(broken)).as(broken).isInstanceOf(InvalidRequest.class);
    }
  }
}
