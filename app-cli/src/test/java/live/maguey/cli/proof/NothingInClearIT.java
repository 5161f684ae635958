package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import live.maguey.persistence.EveryColumn;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// After a whole purchase and its refund the buyer's address is in one place, and a link that opens
/// the order in none.
class NothingInClearIT {
  /// Where the address belongs: it can be erased there.
  private static final Set<String> ADDRESSES = Set.of("buyers.email");

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);
  private final String email = "clear-" + SERVER.stores().ids().next() + "@example.com";

  @Test
  void no_column_of_any_table_holds_a_link_and_one_holds_the_address() throws SQLException {
    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 2, email);
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    onCall.run("orders", "refund", guest.reference().value(), "--yes");
    Await.until(() -> assertThat(guest.mails()).hasSize(2));
    Await.until(() ->
        assertThat(SERVER.stores().payments().inbox().list(WebhookEvent.Stage.RECEIVED, 9))
            .isEmpty());

    // a webhook that comes in between holds it until it is done
    Await.until(() -> assertThat(holding(email)).containsExactlyElementsOf(ADDRESSES));
    Await.until(() -> assertThat(holding("/orders/")).isEmpty());
    assertThat(SERVER.stores().payments().inbox().list(null, 9))
        .as("scrubbed, and still told of")
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.body()).contains(event.id(), event.type()));
  }

  private static List<String> holding(String text) throws SQLException {
    return EveryColumn.with(SERVER.stores().database(), text);
  }
}
