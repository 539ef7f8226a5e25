package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import java.time.Instant;
import java.util.Optional;

/// One line of what happened to an account.
///
/// @param key says what, as the text's key without its beginning
/// @param name whom or what else it is about, where the text has a place for it
/// @param device from where, where that is told
/// @param by who did it, where it was not the person: a text's key without its beginning
/// @param alarming whether the person should look twice
public record Happening(
    String key,
    Optional<String> name,
    Optional<Device> device,
    Optional<String> address,
    Optional<String> by,
    boolean alarming,
    Instant at) {
  static final String PREFIX = "activity.";

  public Messages.Sentence sentence(Messages messages) {
    return name.isPresent()
        ? messages.around(PREFIX + key)
        : new Messages.Sentence(messages.text(PREFIX + key), "");
  }

  public Optional<String> actor(Messages messages) {
    return by.map(who -> messages.text(PREFIX + "by." + who));
  }
}
