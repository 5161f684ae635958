package live.maguey.payments;

/// Why a card was declined, and what its holder can do about it.
public enum DeclineReason {
  /// The bank gave none, or one that nobody here knows: the customer can ask it.
  NO_REASON(Next.ANOTHER_CARD),
  /// Not enough money or credit.
  INSUFFICIENT_FUNDS(Next.ANOTHER_CARD),
  EXPIRED_CARD(Next.ANOTHER_CARD),
  /// A typing mistake, most of the time.
  WRONG_SECURITY_CODE(Next.TYPE_AGAIN),
  WRONG_NUMBER(Next.TYPE_AGAIN),
  WRONG_POSTAL_CODE(Next.TYPE_AGAIN),
  /// 3-D Secure was asked for and not completed.
  CONFIRMATION_REQUIRED(Next.CONFIRM),
  /// 3-D Secure failed or was cancelled.
  CONFIRMATION_FAILED(Next.TRY_AGAIN),
  /// Not for this kind of purchase.
  CARD_NOT_SUPPORTED(Next.ANOTHER_CARD),
  CURRENCY_NOT_SUPPORTED(Next.ANOTHER_CARD),
  /// Of its balance, its credit or its number of payments.
  LIMIT_REACHED(Next.ANOTHER_CARD),
  /// A passing fault while the card was processed.
  PROCESSING_ERROR(Next.TRY_AGAIN),
  /// The bank could not be reached, or had no answer.
  BANK_SILENT(Next.TRY_AGAIN),
  LOST_CARD(Next.ANOTHER_CARD),
  STOLEN_CARD(Next.ANOTHER_CARD),
  CARD_WANTED_BACK(Next.ANOTHER_CARD),
  FRAUD_SUSPECTED(Next.ANOTHER_CARD),
  /// It is on the venue's own list.
  BLOCKED(Next.ANOTHER_CARD);

  /// The customer's next step; the places stay held for it.
  public enum Next {
    ANOTHER_CARD,
    TYPE_AGAIN,
    /// With the bank.
    CONFIRM,
    TRY_AGAIN
  }

  private final Next next;

  DeclineReason(Next next) {
    this.next = next;
  }

  public Next next() {
    return next;
  }

  /// What the customer is told: to tell a thief that the card is known as stolen puts its owner at
  /// risk, so that this reads like any decline: <https://docs.stripe.com/declines/codes>.
  public DeclineReason told() {
    return switch (this) {
      case LOST_CARD, STOLEN_CARD, CARD_WANTED_BACK, FRAUD_SUSPECTED, BLOCKED -> NO_REASON;
      case NO_REASON,
          INSUFFICIENT_FUNDS,
          EXPIRED_CARD,
          WRONG_SECURITY_CODE,
          WRONG_NUMBER,
          WRONG_POSTAL_CODE,
          CONFIRMATION_REQUIRED,
          CONFIRMATION_FAILED,
          CARD_NOT_SUPPORTED,
          CURRENCY_NOT_SUPPORTED,
          LIMIT_REACHED,
          PROCESSING_ERROR,
          BANK_SILENT ->
          this;
    };
  }
}
