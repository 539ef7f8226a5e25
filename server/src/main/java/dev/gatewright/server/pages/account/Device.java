package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import java.util.Optional;

/// The device of a login, as far as its browser said.
///
/// @param browser such as `Firefox`
/// @param system such as `Windows`
public record Device(Kind kind, Optional<String> browser, Optional<String> system) {
  /// What a picture can show of it.
  public enum Kind {
    COMPUTER,
    PHONE,
    TABLET,
    UNKNOWN
  }

  public static final Device UNKNOWN = new Device(Kind.UNKNOWN, Optional.empty(), Optional.empty());

  public boolean isHandheld() {
    return kind == Kind.PHONE || kind == Kind.TABLET;
  }

  public String headline(Messages messages) {
    if (browser.isPresent() && system.isPresent()) {
      return messages.text("device.on", browser.get(), system.get());
    }
    return browser.or(() -> system).orElseGet(() -> messages.text("device.unknown"));
  }
}
