package dev.gatewright.server.webhook;

import dev.gatewright.server.outbound.Outbound;

/// The sending of events, with the door that it alone goes out by.
public record WebhookSending(WebhookSender sender, Outbound outbound) implements AutoCloseable {
  /// Nobody reads what receivers answer.
  public static final int LONGEST_ANSWER = 64 * 1024;

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
