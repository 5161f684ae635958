package live.maguey.http.web.shop;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import live.maguey.http.answers.PageWords;
import live.maguey.http.answers.Problem;
import live.maguey.http.answers.ProblemCode;
import live.maguey.http.routing.Problems;
import live.maguey.http.web.Pages;
import live.maguey.shared.Language;
import live.maguey.words.Words;

/// Error pages: what happened, what to do now, and a reference to quote.
public final class ErrorPages implements Problems.ErrorPage {
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Pages pages;

  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String draw(ServerRequest request, Problem problem, Language language, String requestId) {
    Words words = PageWords.in(language);
    // A person who gets a wrong method followed a URL that is not a page.
    ProblemCode code =
        problem.status() == METHOD_NOT_ALLOWED ? ProblemCode.PAGE_NOT_FOUND : problem.code();
    MessagePage.Way way = way(request, code);
    Notice told = Notice.of(words, code.key());
    Notice notice =
        way == MessagePage.Way.BACK ? told.withNext(words.get("error.typed.next")) : told;
    return pages.draw(
        "shop/message.jte",
        new MessagePage(
            pages.frame(words, notice.title(), "/"),
            notice,
            problem.status() == 404 ? null : requestId,
            "/",
            words.get("mine.next"),
            way));
  }

  private static MessagePage.Way way(ServerRequest request, ProblemCode code) {
    boolean sent = request.prologue().method().equals(Method.POST);
    return switch (code) {
      case MAINTENANCE, BUSY -> sent ? MessagePage.Way.BACK : MessagePage.Way.AGAIN;
      case INTERNAL, RATE_LIMITED -> sent ? MessagePage.Way.BACK : MessagePage.Way.ONWARD;
      default -> MessagePage.Way.ONWARD;
    };
  }
}
