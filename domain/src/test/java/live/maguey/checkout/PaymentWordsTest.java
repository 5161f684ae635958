package live.maguey.checkout;

import live.maguey.words.WordsContract;

class PaymentWordsTest extends WordsContract {
  @Override
  protected String surface() {
    return "payment";
  }
}
