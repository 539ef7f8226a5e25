package dev.gatewright.protocol.errand;

import dev.gatewright.protocol.clients.Client;
import java.util.List;
import java.util.Optional;

/// A question to a person, and what its page needs to know: who asks, and where it goes on.
///
/// `client` is who asks, where it is not `page`, one of the host's own. `handle` is the sealed
/// state that comes back with the answer; it is worth nothing in another browser. It may be long:
/// the host puts it into an address only where it is short, and into a form otherwise, so that
/// nothing is stored for somebody who has done nothing yet. `outside` is the handle for wherever
/// else it goes than into the form of the question, such as an address, a cookie or a mail: it goes
/// on with the same but for what was typed, which may be a secret. `idpHint` is the provider at
/// which whoever asks would have the person sign in. `binding` names the login under way to the
/// browser that began it. `recipient` is the address that the answer goes to, where it goes to one
/// through the browser. `identifies` says that whoever asks wants to know who the person is, so
/// that a guest is no answer.
public record Errand(
    String handle,
    String outside,
    String binding,
    Question question,
    Optional<Client> client,
    Optional<String> loginHint,
    Optional<String> idpHint,
    List<String> uiLocales,
    Optional<String> recipient,
    boolean identifies,
    Optional<OwnPage> page) {
  public Errand {
    uiLocales = List.copyOf(uiLocales);
  }

  /// Whether something that was typed waits in the handle.
  public boolean isTyped() {
    return !outside.equals(handle);
  }

  @Override
  public String toString() {
    return "Errand[" + question.getClass().getSimpleName() + ", " + client.map(Client::id) + "]";
  }
}
