package live.maguey.codes;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Letters of Arabic script in the form that their neighbors ask for. ICU joins those of the Arabic
/// language; those that Persian and Urdu add are joined here.
final class ArabicForms {
  /// Alone, last, first and middle; two where nothing is joined to what follows.
  private static final Map<Character, String> ADDED =
      Map.ofEntries(
          Map.entry('\u0679', "\uFB66\uFB67\uFB68\uFB69"),
          Map.entry('\u067E', "\uFB56\uFB57\uFB58\uFB59"),
          Map.entry('\u0686', "\uFB7A\uFB7B\uFB7C\uFB7D"),
          Map.entry('\u0688', "\uFB88\uFB89"),
          Map.entry('\u0691', "\uFB8C\uFB8D"),
          Map.entry('\u0698', "\uFB8A\uFB8B"),
          Map.entry('\u06A9', "\uFB8E\uFB8F\uFB90\uFB91"),
          Map.entry('\u06AF', "\uFB92\uFB93\uFB94\uFB95"),
          // Noon ghunna has its dot inside a word.
          Map.entry('\u06BA', "\uFB9E\uFB9F\uFEE7\uFEE8"),
          Map.entry('\u06BE', "\uFBAA\uFBAB\uFBAC\uFBAD"),
          Map.entry('\u06C0', "\uFBA4\uFBA5"),
          Map.entry('\u06C1', "\uFBA6\uFBA7\uFBA8\uFBA9"),
          Map.entry('\u06C2', "\uFBA4\uFBA5"),
          Map.entry('\u06C3', "\uFE93\uFE94"),
          Map.entry('\u06CC', "\uFBFC\uFBFD\uFBFE\uFBFF"),
          Map.entry('\u06D2', "\uFBAE\uFBAF"),
          Map.entry('\u06D3', "\uFBB0\uFBB1"));

  private ArabicForms() {}

  /// In the order of reading. Vowel marks, of Hebrew too, are left out, as in most print.
  static String joined(String text) {
    String plain =
        text.replaceAll("[\\p{InArabic}\\p{InHebrew}&&\\p{Mn}]", "").replace('\u0671', '\u0627');
    Deque<Character> added = new ArrayDeque<>();
    for (int at = 0; at < plain.length(); at++) {
      String forms = ADDED.get(plain.charAt(at));
      if (forms != null) {
        added.add(forms.charAt(form(plain, at, forms.length())));
      }
    }
    try {
      StringBuilder joined =
          new StringBuilder(new ArabicShaping(ArabicShaping.LETTERS_SHAPE).shape(plain));
      for (int at = 0; at < joined.length(); at++) {
        if (ADDED.containsKey(joined.charAt(at))) {
          joined.setCharAt(at, added.remove());
        }
      }
      return joined.toString();
    } catch (ArabicShapingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int form(String text, int at, int forms) {
    int before = at > 0 && joinsNext(text.charAt(at - 1)) ? 1 : 0;
    boolean after = at + 1 < text.length() && joinsLast(text.charAt(at + 1));
    return after && forms == 4 ? before + 2 : before;
  }

  private static boolean joinsNext(char sign) {
    return switch (joining(sign)) {
      case UCharacter.JoiningType.DUAL_JOINING, UCharacter.JoiningType.JOIN_CAUSING -> true;
      default -> false;
    };
  }

  private static boolean joinsLast(char sign) {
    return joinsNext(sign) || joining(sign) == UCharacter.JoiningType.RIGHT_JOINING;
  }

  private static int joining(char sign) {
    return UCharacter.getIntPropertyValue(sign, UProperty.JOINING_TYPE);
  }
}
