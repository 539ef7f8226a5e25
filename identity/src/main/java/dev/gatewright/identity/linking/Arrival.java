package dev.gatewright.identity.linking;

import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.MailAddress;
import java.util.Optional;

/// What becomes of somebody for whom a provider vouches. Pure: a table over what is known of them
/// here, what the provider says of their address, and who may make an account.
///
/// An address alone links nothing. It may be another person's by now, the provider may never have
/// looked at it, and an account may have been made under it before its owner came.
public sealed interface Arrival {
  /// They came before: their account is asked for its second factor as at any sign-in.
  record Known(UserId person) implements Arrival {}

  /// An account is made for them, whose address the provider verified.
  record Joins(MailAddress address) implements Arrival {}

  /// An account has the address that the provider verified. Whoever signs in to it once has both.
  record Connects(MailAddress address) implements Arrival {}

  /// The provider names no address, or none that it verified: they are asked for one and mailed
  /// there before an account is made. It shows nothing of whether the address has an account.
  record AsksAddress(Optional<MailAddress> told) implements Arrival {}

  /// Nobody makes an account here by coming.
  record Closed() implements Arrival {}

  /// Nobody with an address of this domain makes an account here by coming.
  record OtherDomain() implements Arrival {}

  /// What the provider says of the address.
  enum Told {
    NOTHING,
    UNVERIFIED,
    VERIFIED
  }

  /// Who may make an account by coming.
  enum Welcome {
    /// Whoever shows an address.
    EVERYBODY,
    /// Others than those of this address's domain.
    OTHERS,
    NOBODY
  }

  /// The table.
  ///
  /// @param linked whose the identity is
  /// @param address what the provider told and can be an address
  /// @param taken whether an account has that address
  static Arrival of(
      Optional<UserId> linked,
      Optional<MailAddress> address,
      Told told,
      boolean taken,
      Welcome welcome) {
    if (linked.isPresent()) {
      return new Known(linked.get());
    }
    if (told == Told.VERIFIED && address.isPresent() && taken) {
      return new Connects(address.get());
    }
    return switch (welcome) {
      case NOBODY -> new Closed();
      case OTHERS, EVERYBODY -> {
        if (told != Told.VERIFIED || address.isEmpty()) {
          yield new AsksAddress(address);
        }
        yield welcome == Welcome.EVERYBODY ? new Joins(address.get()) : new OtherDomain();
      }
    };
  }
}
