package dev.gatewright.identity.mail;

import java.time.Instant;
import java.util.Optional;

/// A link before it is kept: what it stands for, the hash of what opens it, and the code of the
/// same mail, if there is one.
public record FreshLink(MailedLink link, byte[] secretHash, Optional<CodeProof> code) {
  /// What is kept of a code to type: its keyed hash, and until when it is taken.
  public record CodeProof(byte[] hash, Instant expiresAt) {}

  /// One whose link is opened by `token`.
  public static FreshLink of(MailedLink link, LinkToken token) {
    if (!link.id().equals(token.id())) {
      throw new IllegalArgumentException("the token is of another link");
    }
    return new FreshLink(link, token.secretHash(), Optional.empty());
  }

  /// The same with a code beside the link.
  public FreshLink withCode(byte[] hash, Instant codeExpiresAt) {
    return new FreshLink(link, secretHash, Optional.of(new CodeProof(hash, codeExpiresAt)));
  }
}
