package live.maguey.email;

import live.maguey.words.WordsContract;

class MailWordsTest extends WordsContract {
  @Override
  protected String surface() {
    return "mail";
  }
}
