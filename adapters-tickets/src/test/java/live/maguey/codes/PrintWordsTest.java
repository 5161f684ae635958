package live.maguey.codes;

import live.maguey.words.WordsContract;

class PrintWordsTest extends WordsContract {
  @Override
  protected String surface() {
    return "print";
  }
}
