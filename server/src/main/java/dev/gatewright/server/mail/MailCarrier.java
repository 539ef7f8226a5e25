package dev.gatewright.server.mail;

/// Takes letters to where they are read.
public interface MailCarrier {
  /// Gets ready for some letters.
  ///
  /// @throws CarrierUnavailable when it takes none now, which is no letter's fault
  Round open() throws CarrierUnavailable;

  /// One connection, or what stands for it. Used by one thread.
  interface Round extends AutoCloseable {
    /// Hands a letter over; when this returns [Delivery.Accepted] the other side answers for it.
    ///
    /// @throws CarrierUnavailable when the connection is of no more use
    Delivery carry(Letter letter) throws CarrierUnavailable;

    @Override
    void close();
  }
}
