package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.Messages;
import java.util.Locale;

/// What the person is about. Each has its own words on the pages that all share.
public enum Purpose {
  RECOVER,
  VERIFY,
  SIGNUP,
  INVITED,
  CHANGE,
  UNDO;

  public String text(Messages messages, String part, String... values) {
    return messages.text(key(part), values);
  }

  /// The key of a text of this purpose.
  public String key(String part) {
    return name().toLowerCase(Locale.ROOT) + "." + part;
  }
}
