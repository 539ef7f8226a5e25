package dev.gatewright.server.sender;

import dev.gatewright.server.outbound.Outbound;

/// The handing over of texts, with the door that it alone goes out by.
public record TextSending(TextSender sender, Outbound outbound) implements AutoCloseable {
  public void start() {
    sender.start();
  }

  /// What is under way may end before it is cut off.
  @Override
  public void close() {
    sender.close();
    outbound.close();
  }
}
