package live.maguey.codes;

import live.maguey.shared.WordsContract;

class PrintWordsTest extends WordsContract {
  @Override
  protected String surface() {
    return "print";
  }
}
