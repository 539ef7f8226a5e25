package dev.gatewright.identity.mail;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import java.util.Optional;
import java.util.Set;

/// Whom somebody wants a mail sent to, as they typed it. Nobody looked yet whether there is an
/// account of it. What is mailed goes to the account's address, however it was named.
public sealed interface Recipient {
  /// An address.
  record Address(MailAddress address) implements Recipient {}

  /// A name by which an account goes beside its address.
  record Named(LoginName name) implements Recipient {}

  /// Reads what was typed, where accounts go by these kinds of names; empty when it is neither.
  static Optional<Recipient> parse(String typed, Set<LoginName.Kind> names) {
    return LoginName.parse(typed)
        .filter(name -> names.contains(name.kind()))
        .<Recipient>map(Named::new)
        .or(() -> MailAddress.parse(typed).map(Address::new));
  }

  /// As it is shown to whoever typed it.
  default String text() {
    return switch (this) {
      case Address(var address) -> address.value();
      case Named(var name) -> name.value();
    };
  }

  /// The one spelling under which it is counted. Each name of an account counts for itself, so that
  /// no answer tells that two are one person's; no name reads like an address.
  default String canonical() {
    return switch (this) {
      case Address(var address) -> address.canonical().value();
      case Named(var name) -> name.kind().word() + '\0' + name.value();
    };
  }

  /// The document of what is asked, with this in it.
  default Document in(Document document) {
    return switch (this) {
      case Address(var address) -> document.with("to", address.value());
      case Named(var name) ->
          document.with("name", name.value()).with("name_kind", name.kind().word());
    };
  }

  /// What [#in] put there; throws `IllegalArgumentException` or `NoSuchElementException` for
  /// anything else.
  static Recipient of(Document document) {
    var kind = document.text("name_kind");
    return kind.isPresent()
        ? new Named(
            new LoginName(
                LoginName.Kind.ofWord(kind.get()).orElseThrow(),
                document.text("name").orElseThrow()))
        : new Address(new MailAddress(document.text("to").orElseThrow()));
  }
}
