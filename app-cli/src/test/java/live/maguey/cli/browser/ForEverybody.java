package live.maguey.cli.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/// What on a page is not for everybody; each answer is empty when all is well.
final class ForEverybody {
  private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

  private ForEverybody() {}

  /// What axe finds, and controls that do not go by the words they show.
  static List<String> violations(Page page) {
    return Stream.concat(foundByAxe(page).stream(), namedOtherwise(page).stream()).toList();
  }

  /// Axe's own rules, and that who says a control's visible word finds it, which axe leaves off;
  /// not inside a frame that runs no scripts, in which axe would wait for ever. Axe's builder would
  /// open another browser context each time to put the findings of frames together: that and three
  /// readings of axe's source take longer than the page itself.
  @SuppressWarnings("unchecked")
  static List<String> foundByAxe(Page page) {
    if (!(boolean) page.evaluate("typeof axe === 'object'")) {
      page.evaluate(AXE);
    }
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const found = await axe.run(
                { exclude: [["iframe[sandbox]"]] },
                {
                  rules: { "label-content-name-mismatch": { enabled: true } },
                  resultTypes: ["violations"],
                });
              return found.violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`);
            }
            """);
  }

  /// Word by word: axe takes "ES" for said in "español".
  @SuppressWarnings("unchecked")
  private static List<String> namedOtherwise(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const shown = it => it.innerText ?? it.textContent;
              const words = text => text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? [];
              return [...document.querySelectorAll('a[aria-label], button[aria-label]')]
                .filter(it => it.checkVisibility({ opacityProperty: true }))
                .filter(it => !words(shown(it)).every(
                  word => words(it.getAttribute('aria-label')).includes(word)))
                .map(it => `"${shown(it)}" is named "${it.getAttribute('aria-label')}"`);
            }
            """);
  }

  /// Lines of text that stand on one another: half of the lower one's height, or more. What floats
  /// over a page that scrolls is left out.
  @SuppressWarnings("unchecked")
  static List<String> onOneAnother(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const lines = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const of = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim()) continue;
                if (!of.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
                if (of.closest('.out-of-sight, .skip, .total-bar, dialog, .gone, .stamp')) continue;
                if (of.offsetWidth === 1) continue; // said, and not shown
                const range = document.createRange();
                range.selectNodeContents(texts.currentNode);
                const line = parseFloat(getComputedStyle(of).lineHeight);
                for (const { left, right, top, bottom, height } of range.getClientRects()) {
                  const free = Math.max(0, height - line) / 2;
                  const box = { left, right, top: top + free, bottom: bottom - free };
                  lines.push({ of, box, height: box.bottom - box.top });
                }
              }
              const shared = (a, b) => [
                Math.min(a.right, b.right) - Math.max(a.left, b.left),
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
              ];
              return lines.flatMap((one, i) => lines.slice(i + 1)
                .filter(other => other.of !== one.of)
                .filter(other => {
                  const [wide, high] = shared(one.box, other.box);
                  return wide > 4 && high > Math.min(one.height, other.height) / 2;
                })
                .map(other => `"${one.of.innerText}" on "${other.of.innerText}"`));
            }
            """);
  }

  /// Text that stands nearer to an edge of the screen than `gutter` CSS pixels; what stands on a
  /// picture of the screen's width, and tickets to be swiped in, are left out.
  @SuppressWarnings("unchecked")
  static List<String> inTheGutter(Page page, int gutter) {
    return (List<String>)
        page.evaluate(
            """
            gutter => {
              const found = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const of = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim()) continue;
                if (!of.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
                if (of.closest('.out-of-sight, .skip, .plates, .stamp')) continue;
                if (of.closest('.ticket:not(:first-child), .door')) continue;
                const range = document.createRange();
                range.selectNodeContents(texts.currentNode);
                for (const box of range.getClientRects()) {
                  const free = Math.min(box.left, document.documentElement.clientWidth - box.right);
                  if (box.width > 0 && free < gutter - .5) {
                    found.push(`${of.outerHTML.slice(0, 120)} ${box.left} to ${box.right}`);
                  }
                }
              }
              return found;
            }
            """,
            gutter);
  }
}
