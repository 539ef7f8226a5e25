package dev.gatewright.server.pages;

import java.util.Locale;

/// What a person is told when a request can go nowhere. Each has a title, what happened and what to
/// do, in every language.
public enum ErrorKind {
  /// No application is known by the client id.
  UNKNOWN_APPLICATION,
  /// The address to return to is not registered, so nothing may be sent there.
  WRONG_RETURN_ADDRESS,
  /// The request breaks a rule that only the application's developer can mend.
  BAD_REQUEST,
  /// The page, link or cookie is too old; starting again helps.
  EXPIRED,
  /// The browser has lost the cookie of this login, or keeps none.
  COOKIE_GONE,
  /// The page was answered before, and what it led to is done.
  ANSWERED,
  /// The form did not come from our own page, or the browser keeps no cookies.
  FOREIGN_FORM,
  /// The person may not do this.
  FORBIDDEN,
  /// Somebody acts as the person, and it takes the person.
  IMPERSONATED,
  /// Too much at once; waiting helps.
  BUSY,
  /// Our own failure.
  FAULT;

  String key(String part) {
    return "error." + name().toLowerCase(Locale.ROOT) + "." + part;
  }

  public String title(Messages messages) {
    return messages.text(key("title"));
  }

  public String whatHappened(Messages messages) {
    return messages.text(key("what"));
  }

  /// @param alone true where the page offers no way on, so that these words have to name one
  String whatToDo(Messages messages, boolean alone) {
    var todo = key("todo");
    return alone
        ? messages.find(key("alone")).orElseGet(() -> messages.text(todo))
        : messages.text(todo);
  }
}
