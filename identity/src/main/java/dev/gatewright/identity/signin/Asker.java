package dev.gatewright.identity.signin;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who wants somebody to sign in, for what is said and done about it outside the page.
///
/// @param language the tag of the page's language
/// @param application the name of the client, where one asks
/// @param device what the browser says of itself
/// @param methods those that a sign-in may begin with here
/// @param names the kinds of names by which people say here who they are, beside their addresses
/// @param onward what a mailed link brings back to go on with; no method looks into it
public record Asker(
    String language,
    Optional<String> application,
    Optional<String> device,
    Set<SignInMethod> methods,
    Set<LoginName.Kind> names,
    Document onward) {
  public Asker {
    methods = Set.copyOf(methods);
    names = Set.copyOf(names);
  }

  /// A mail that tells a person, at the address on file, what was done in this page.
  public Mail notice(
      User person, NoticeKind kind, Optional<String> about, Visitor visitor, Instant now) {
    var where = Optional.of(visitor.address().getHostAddress());
    return Mail.notice(
        person,
        new Mail.Content.Notice(kind, about),
        language,
        Optional.of(new Asked(now, application, device, where)));
  }
}
