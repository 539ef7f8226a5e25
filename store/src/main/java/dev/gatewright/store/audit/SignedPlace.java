package dev.gatewright.store.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// A place in the chain of an issuer, signed by the server: up to there all is as the hash says.
///
/// @param seq the number of the event; 0 before the first one
/// @param hash the hash of the event
/// @param at when it was signed
/// @param kid which key signed
public record SignedPlace(
    Kind kind, String issuer, long seq, byte[] hash, Instant at, String kid, byte[] signature) {
  /// What is said of the place.
  public enum Kind {
    /// The trail reaches up to here.
    HEAD("head"),
    /// The trail begins after here: what was before is deleted, by retention or with the issuer.
    CUT("cut");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As files and signatures name it.
    public String word() {
      return word;
    }
  }

  /// What is signed: six lines, the last without a line feed.
  public byte[] signed() {
    return text(kind, issuer, seq, hash, at, kid);
  }

  static byte[] text(Kind kind, String issuer, long seq, byte[] hash, Instant at, String kid) {
    return String.join(
            "\n",
            "gatewright audit " + kind.word(),
            issuer,
            Long.toString(seq),
            HexFormat.of().formatHex(hash),
            Long.toString(at.toEpochMilli()),
            kid)
        .getBytes(UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedPlace that
        && Arrays.equals(signed(), that.signed())
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return "SignedPlace[" + kind + ", " + issuer + ", " + seq + "]";
  }
}
