package dev.gatewright.identity.store;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people asked to be mailed by typing an address, until it is seen to. It is kept, so that a
/// promise made on a page survives the server; and it is seen to later, so that the page tells
/// nothing by its time.
public interface MailRequests {
  /// Keeps the request; false, and nothing kept, when the tenant has too many that wait.
  boolean put(TenantId tenant, MailRequest request, Instant now);

  /// Those that wait, of all tenants, the oldest first.
  List<Waiting> waiting(int limit, Instant now);

  /// Sees to the request: takes it out and does what the answer says, in one unit. False, and
  /// nothing done, when somebody saw to it before.
  boolean answer(TenantId tenant, String id, Answer answer, By by);

  /// Waits until a request may have come, at most so long.
  void await(Duration atMost) throws InterruptedException;

  /// A request as it waits; absent where it cannot be read.
  record Waiting(TenantId tenant, String id, Optional<MailRequest> request) {}

  /// What becomes of a request.
  sealed interface Answer {
    /// A link and the mail that brings it.
    record Linked(FreshLink link, Mail mail) implements Answer {}

    /// A code and the text that brings it.
    record Texted(FreshLink link, Text text) implements Answer {}

    record Told(Mail mail) implements Answer {}

    record Nothing() implements Answer {}
  }
}
