package dev.gatewright.identity.passkey;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A person's passkey, as they know it.
///
/// @param id the credential's id, base64url
/// @param name what the person calls it
/// @param synced whether it may be on several devices of theirs (WebAuthn §6.1.3, backup
///   eligibility), as opposed to one that cannot leave its device
/// @param backedUp whether it is on more than one, or kept by a provider, at this moment
/// @param demanded whether whoever signs in with something else is asked for it besides
/// @param usedAt when somebody last signed in with it
public record Passkey(
    String id,
    String name,
    boolean synced,
    boolean backedUp,
    boolean demanded,
    Instant createdAt,
    Optional<Instant> usedAt) {
  /// Longer names are cut.
  static final int MAX_NAME = 60;

  static final String DATA = "data";
  static final String HANDLE = "handle";
  static final String RP_ID = "rp";
  static final String NAME = "name";
  static final String COUNT = "count";
  static final String ELIGIBLE = "eligible";
  static final String BACKED_UP = "backed_up";
  static final String DEMANDED = "demanded";
  static final String CHALLENGED = "challenged";
  static final String USED = "used";

  /// Reads what is kept of one.
  public static Passkey of(Credential kept) {
    var document = kept.document();
    return new Passkey(
        kept.id(),
        document.text(NAME).orElse(""),
        is(document, ELIGIBLE),
        is(document, BACKED_UP),
        is(document, DEMANDED),
        kept.createdAt(),
        document.number(USED).map(Instant::ofEpochMilli));
  }

  static boolean is(Document document, String flag) {
    return document.flag(flag).orElse(false);
  }

  /// A name on one line, not too long.
  static String name(String typed) {
    var line = new StringBuilder();
    typed
        .strip()
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(MAX_NAME)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
