package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// Says that a mail is on the way to whoever has an account with the address that was typed, and
/// nothing of whether there is one. Its buttons post `LoginView.CHOOSE_FIELD` for another mail or
/// another method, and `CodeView.ANOTHER_FIELD` for another address.
///
/// @param sent false where nothing is taken from this network now, or the last was too long ago; a
///   code for a telephone may still be asked for where it is true
/// @param method the key of the method
/// @param reach to which telephones its codes go; everywhere where they are not sent to any
public record MailedView(
    PageLink action,
    Optional<String> clientName,
    Account account,
    boolean sent,
    String method,
    TextReach reach,
    List<String> others,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public MailedView {
    others = List.copyOf(others);
    hidden = List.copyOf(hidden);
  }

  /// A text of what is sent: mails, or codes for telephones.
  public String text(Messages messages, String key) {
    return messages.text((method.equals("sms_code") ? "texted." : "mailed.") + key);
  }

  /// What is under way, or will be.
  public String link(Messages messages) {
    return reach.beside(messages, text(messages, "link"));
  }

  /// Whether one may be asked for.
  public boolean canBeSent() {
    return !reach.isNowhere();
  }

  /// What is wrong, to be said above everything.
  public Optional<String> notice(Messages messages) {
    return problem
        .flatMap(found -> found.notice(messages))
        .or(() -> sent || !canBeSent() ? Optional.empty() : Optional.of(text(messages, "none")));
  }
}
