package dev.gatewright.server.mail;

/// Stands where no mail server is configured: every letter is given up at once, which shows in the
/// trail of events.
final class NoCarrier implements MailCarrier {
  @Override
  public Round open() {
    return new Round() {
      @Override
      public Delivery carry(Letter letter) {
        return new Delivery.Refused("no_mail_server", "");
      }

      @Override
      public void close() {}
    };
  }
}
