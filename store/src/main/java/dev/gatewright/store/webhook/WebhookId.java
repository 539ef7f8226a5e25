package dev.gatewright.store.webhook;

import java.util.Optional;

/// What an issuer calls one of its webhooks.
public record WebhookId(String value) {
  /// The form, which needs no escape in an address, a table or a shell.
  private static final String FORM = "[a-z0-9][a-z0-9-]{0,31}";

  public WebhookId {
    if (!value.matches(FORM)) {
      throw new IllegalArgumentException("no id of a webhook");
    }
  }

  public static Optional<WebhookId> parse(String text) {
    return text.matches(FORM) ? Optional.of(new WebhookId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
