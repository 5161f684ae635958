package live.maguey.http.web.contract;

import java.util.List;
import live.maguey.http.web.Frame;

/// `GET /api`: the API contract as a page.
///
/// @param about what holds for all of it, in paragraphs
/// @param codes the problem codes, in the language of the page
public record ContractPage(
    Frame frame, List<String> about, List<Capability> capabilities, List<Code> codes) {

  /// @param name of the capability, `orders`
  public record Capability(String name, List<Operation> operations) {}

  /// @param id its anchor on the page
  /// @param description may be empty
  /// @param bearer whether it takes a device's token
  /// @param curl a line for a shell
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      boolean bearer,
      List<Parameter> parameters,
      String curl,
      List<Exchange> exchanges) {}

  /// @param where `path`, `query` or `header`
  /// @param description may be empty
  public record Parameter(String name, String where, boolean required, String description) {}

  /// One request and its answer.
  ///
  /// @param code of a problem, else empty
  /// @param request its body, empty where it takes none
  /// @param answer its body
  public record Exchange(
      String name, int status, String summary, String code, String request, String answer) {
    public boolean isRefusal() {
      return status >= 400;
    }
  }

  /// @param code stable; @param next what to do now
  public record Code(String code, int status, String title, String next) {}
}
