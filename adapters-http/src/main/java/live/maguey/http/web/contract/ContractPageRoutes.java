package live.maguey.http.web.contract;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Caller;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Routes;
import live.maguey.http.routing.Who.Anybody;
import live.maguey.http.web.Pages;
import live.maguey.words.Words;
import org.jspecify.annotations.Nullable;

/// The API contract as a page, drawn from the file that `/openapi.yaml` sends. The page is our own:
/// a third-party renderer is hundreds of kilobytes of script, and shows nothing without it.
public final class ContractPageRoutes implements Routes {
  private static final String PAGE = "/api";

  private final Pages pages;
  private final URI site;
  private @Nullable Contract contract;

  private record Contract(List<String> about, List<ContractPage.Capability> capabilities) {}

  /// @param site where the public finds us
  public ContractPageRoutes(Pages pages, URI site) {
    this.pages = pages;
    this.site = site;
  }

  @Override
  public void into(RouteTable table) {
    table.get(PAGE, Policy.page(new Anybody(), Cache.OWN), this::page);
  }

  /// For the first reader: a start does not wait for it.
  private synchronized Contract contract() {
    if (contract == null) {
      ContractReader reader = new ContractReader(site);
      contract = new Contract(reader.about(), reader.capabilities());
    }
    return contract;
  }

  private void page(ServerRequest request, ServerResponse response) {
    Words words = PageWords.in(Caller.language(request));
    ContractPage page =
        new ContractPage(
            pages.frame(words, words.get("contract.title"), PAGE),
            contract().about(),
            contract().capabilities(),
            codes(words));
    pages.send(request, response, words, "contract/contract.jte", page);
  }

  private static List<ContractPage.Code> codes(Words words) {
    return Arrays.stream(ProblemCode.values())
        .map(code ->
            new ContractPage.Code(
                code.key(),
                code.status(),
                words.get("error." + code.key() + ".title"),
                words.get("error." + code.key() + ".next")))
        .toList();
  }
}
