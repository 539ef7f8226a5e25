package dev.gatewright.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The ways to prove who one is. Each has a folder of its own with what it asks and how it judges.
public enum SignInMethod {
  /// The account's password.
  PASSWORD("password", Kind.FIRST, "pwd"),
  /// A key that a device keeps for this issuer and uses after it has verified its owner. The
  /// authenticator says which of `hwk` and `swk` it is.
  PASSKEY("passkey", Kind.BOTH, "user", "swk"),
  /// A link that was mailed. RFC 8176 §2 has no value for reading one's mail.
  MAGIC_LINK("magic_link", Kind.FIRST, "email"),
  /// A code that was mailed.
  EMAIL_CODE("email_code", Kind.FIRST, "email", "otp"),
  /// A code that was sent to a telephone. How it was sent says which of `sms` and others it is.
  SMS_CODE("sms_code", Kind.EITHER, "sms", "otp"),
  /// A number that whoever invites gave out.
  PIN("pin", Kind.FIRST, "pin"),
  /// The word of another provider. RFC 8176 §2 has no value for it.
  UPSTREAM("upstream", Kind.FIRST, "fed"),
  /// A code of the moment, from an application that shares a secret with this server.
  TOTP("totp", Kind.SECOND, "otp"),
  /// One of the codes that the person keeps on paper, each good for once.
  RECOVERY_CODE("recovery_code", Kind.SECOND, "otp");

  private final String key;
  private final Kind kind;

  /// Separated by spaces, the mark first.
  private final String amr;

  SignInMethod(String key, Kind kind, String... amr) {
    this.key = key;
    this.kind = kind;
    this.amr = String.join(" ", amr);
  }

  /// What a proof by the method is good for.
  private enum Kind {
    /// It says who somebody is, so that a sign-in may begin with it.
    FIRST,
    /// It adds to a first factor and is nothing without one.
    SECOND,
    /// A sign-in may begin with it, or it adds to a first factor; it does not add to itself.
    EITHER,
    /// It is something that one has and something that one is or knows, both at once: a sign-in
    /// begins with it and needs no other, and it adds to any other.
    BOTH
  }

  /// The word for it where it is configured and kept; it stays the same between versions.
  public String key() {
    return key;
  }

  /// How tokens name it (RFC 8176 §2), as far as no proof says it more exactly.
  public Set<String> amr() {
    return Set.of(amr.split(" ", -1));
  }

  /// The value among those by which a login with this method is known later; mailed links and
  /// mailed codes share theirs, and codes to telephones have one for each channel, of which this is
  /// that of texts.
  public String mark() {
    return amr.split(" ", 2)[0];
  }

  /// Whether a sign-in may begin with it.
  public boolean isFirst() {
    return kind != Kind.SECOND;
  }

  /// Whether it is a second factor.
  public boolean isSecond() {
    return kind != Kind.FIRST;
  }

  /// Those that a sign-in may begin with.
  public static List<SignInMethod> firsts() {
    return Stream.of(values()).filter(SignInMethod::isFirst).toList();
  }

  /// Whether proofs by these methods are two factors: one that says who it is, and one that adds to
  /// it.
  public static boolean areTwoFactors(Iterable<SignInMethod> methods) {
    boolean first = false;
    boolean second = false;
    boolean either = false;
    for (var method : methods) {
      first |= method.kind == Kind.FIRST || method.kind == Kind.BOTH;
      second |= method.kind == Kind.SECOND || method.kind == Kind.BOTH;
      either |= method.kind == Kind.EITHER;
    }
    return (first && second) || (either && (first || second));
  }

  /// The method of this key.
  public static Optional<SignInMethod> parse(String key) {
    return Stream.of(values()).filter(method -> method.key.equals(key)).findFirst();
  }
}
