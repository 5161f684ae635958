package live.maguey.email;

import live.maguey.shared.WordsContract;

class MailWordsTest extends WordsContract {
  @Override
  protected String surface() {
    return "mail";
  }
}
