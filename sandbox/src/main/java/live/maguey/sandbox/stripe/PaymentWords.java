package live.maguey.sandbox.stripe;

/// The payment page's sentences.
enum PaymentWords {
  ENGLISH,
  SPANISH;

  private String say(String english, String spanish) {
    return this == SPANISH ? spanish : english;
  }

  String language() {
    return say("en", "es");
  }

  String notice() {
    return say("Lookalike of Stripe: no money moves.", "Imitación de Stripe: no se mueve dinero.");
  }

  String payTo() {
    return say("Pay", "Pagar a");
  }

  String total() {
    return say("Total", "Total");
  }

  String email() {
    return say("Mail", "Correo");
  }

  String number() {
    return say("Card number", "Número de tarjeta");
  }

  String expiry() {
    return say("Expiry (month / year)", "Vence (mes / año)");
  }

  String cardholder() {
    return say("Name on the card", "Nombre en la tarjeta");
  }

  /// With one place for the total.
  String pay() {
    return say("Pay %s", "Pagar %s");
  }

  String working() {
    return say("Paying…", "Pagando…");
  }

  String back() {
    return say("Back without paying", "Volver sin pagar");
  }

  String cards() {
    return say(
        "Cards to try, any later date, any CVC",
        "Tarjetas de prueba, con cualquier fecha futura y CVC");
  }

  String cardDoes(TestCard card) {
    return switch (card) {
      case VISA, VISA_DEBIT, MASTERCARD, AMEX -> say("pays", "paga");
      case THREE_D_SECURE, THREE_D_SECURE_SHORT ->
          say("asks the bank first (3-D Secure)", "pregunta primero al banco (3-D Secure)");
      case DISPUTED -> say("pays, and is disputed at once", "paga, y hay disputa enseguida");
      case INQUIRED -> say("pays, and the bank inquires", "paga, y el banco pregunta");
      case REFUNDED_LATER -> say("pays, a refund is slow", "paga, el reembolso tarda");
      case REFUND_RETURNED -> say("pays, a refund comes back", "paga, el reembolso vuelve");
      case WARNED -> say("pays, with a warning of fraud", "paga, con aviso de fraude");
      case GENERIC_DECLINE -> say("declined", "rechazada");
      case INSUFFICIENT_FUNDS -> say("insufficient funds", "fondos insuficientes");
      case EXPIRED -> say("expired card", "tarjeta vencida");
      case INCORRECT_CVC -> say("wrong CVC", "CVC incorrecto");
      case LOST, STOLEN, PROCESSING_ERROR -> say("refused", "rechazada");
    };
  }

  String declined(Payment.Declined declined) {
    return switch (declined.code()) {
      case "expired_card" ->
          say("Your card has expired. Try another card.", "Tu tarjeta está vencida. Prueba otra.");
      case "incorrect_cvc" ->
          say(
              "Your card's security code is incorrect.",
              "El código de seguridad de tu tarjeta es incorrecto.");
      case "processing_error" ->
          say(
              "An error occurred while processing your card. Try again in a little bit.",
              "Hubo un problema al procesar tu tarjeta. Inténtalo de nuevo en un momento.");
      case "payment_intent_authentication_failure" ->
          say(
              "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
              "No pudimos autenticar tu método de pago. Elige otro e inténtalo de nuevo.");
      default -> declinedByBank(declined);
    };
  }

  private String declinedByBank(Payment.Declined declined) {
    if ("insufficient_funds".equals(declined.declineCode())) {
      return say(
          "Your card has insufficient funds. Try a different card.",
          "Tu tarjeta no tiene fondos suficientes. Prueba otra.");
    }
    if ("test_mode_live_card".equals(declined.declineCode())) {
      return say(
          "This is not a test card. Use one of the cards below.",
          "No es una tarjeta de prueba. Usa una de las de abajo.");
    }
    return say(
        "Your card was declined. Try a different card.", "Tu tarjeta fue rechazada. Prueba otra.");
  }

  String wrongEmail() {
    return say("Write your mail address.", "Escribe tu correo.");
  }

  String wrongNumber() {
    return say("Your card number is invalid.", "El número de tarjeta no es válido.");
  }

  String wrongExpiry() {
    return say(
        "Your card's expiration date is in the past or incomplete.",
        "La fecha de vencimiento ya pasó o está incompleta.");
  }

  String wrongCvc() {
    return say(
        "Your card's security code is incomplete.", "El código de seguridad está incompleto.");
  }

  String bankTitle() {
    return say("Your bank asks: is it you?", "Tu banco pregunta: ¿eres tú?");
  }

  String bankText() {
    return say(
        "3-D Secure test page. Complete confirms the payment, Fail refuses it.",
        "Página de prueba de 3-D Secure. Completar confirma el pago, Rechazar lo niega.");
  }

  String complete() {
    return say("Complete", "Completar");
  }

  String fail() {
    return say("Fail", "Rechazar");
  }

  String goneTitle() {
    return say("This payment page is closed.", "Esta página de pago está cerrada.");
  }

  String goneText() {
    return say(
        "Its time is over or it was withdrawn. Nothing was charged.",
        "Se acabó su tiempo o se retiró. No se cobró nada.");
  }
}
