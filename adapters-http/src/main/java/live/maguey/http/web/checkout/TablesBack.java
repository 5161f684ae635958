package live.maguey.http.web.checkout;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Problems;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.Notice;
import live.maguey.http.web.tables.TablesPage;
import live.maguey.http.web.tables.TablesPages;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.Table;
import live.maguey.words.Words;

/// Back to the floor plan, where somebody was faster: it shows which tables are free now.
public final class TablesBack {
  private final BrowseTables browseTables;
  private final Pages pages;
  private final TablesPages tables;
  private final Problems problems;

  public TablesBack(BrowseTables browseTables, Pages pages, TablesPages tables, Problems problems) {
    this.browseTables = browseTables;
    this.pages = pages;
    this.tables = tables;
    this.problems = problems;
  }

  /// The plan offers the first free table that is like the one that is gone.
  void gone(
      ServerRequest request,
      ServerResponse response,
      Event event,
      Words words,
      Optional<Table> instead) {
    ProblemCode code = ProblemCode.TABLE_TAKEN;
    browseTables
        .show(event.slug())
        .ifPresentOrElse(
            shown -> {
              response.status(code.status());
              TablesPage page =
                  tables.page(
                      shown,
                      words,
                      instead.map(Table::label).orElse(""),
                      Notice.of(words, code.key()));
              pages.send(request, response, words, "shop/tables.jte", page);
            },
            () -> problems.send(request, response, Problem.of(ProblemCode.EVENT_NOT_FOUND)));
  }
}
