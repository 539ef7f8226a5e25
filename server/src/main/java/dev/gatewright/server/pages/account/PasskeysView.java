package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A person's passkeys, and one more to make. Posts `ID_FIELD` with `ACT_FIELD`, or, from the
/// script, `MADE_FIELD` with `SETUP_FIELD` and `NAME_FIELD`.
///
/// @param options what the browser is asked to make, as JSON; empty where there are enough
/// @param sealed what comes back with what it made
/// @param failed whether what was made a moment ago could not be kept
public record PasskeysView(
    Frame frame,
    PageLink action,
    List<Passkey> passkeys,
    Optional<String> options,
    ShownSecret sealed,
    boolean failed) {
  public static final String ID_FIELD = "id";
  public static final String ACT_FIELD = "act";
  public static final String RENAME = "rename";
  public static final String DEMAND = "demand";
  public static final String OFFER = "offer";
  public static final String REMOVE = "remove";
  public static final String MADE_FIELD = "made";
  public static final String SETUP_FIELD = "setup";
  public static final String NAME_FIELD = "name";

  public PasskeysView {
    passkeys = List.copyOf(passkeys);
  }

  /// One passkey.
  public record Passkey(
      String id,
      String name,
      boolean synced,
      boolean backedUp,
      boolean demanded,
      Instant createdAt,
      Optional<Instant> usedAt) {
    public String headline(Messages messages) {
      return name.isEmpty() ? messages.text("passkeys.single") : name;
    }

    /// Where it is: on one device for good, on several, or on one and able to be on more.
    public String place(Messages messages) {
      if (!synced) {
        return messages.text("passkeys.bound");
      }
      return backedUp ? messages.text("passkeys.synced") : messages.text("passkeys.syncable");
    }
  }
}
