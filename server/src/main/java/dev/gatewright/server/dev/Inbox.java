package dev.gatewright.server.dev;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Mail that was caught instead of sent, the newest first. It is forgotten when the process ends.
/// Safe for any number of threads.
public final class Inbox {
  /// Beyond it the oldest mail goes.
  static final int MOST_MAILS = 200;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();
  private final Deque<Mail> mails = new ArrayDeque<>();

  public Inbox(InstantSource clock) {
    this.clock = clock;
  }

  /// A caught mail; `links` are the addresses in it. It may hold a link that logs somebody in, so
  /// it prints without its text.
  public record Mail(
      String id,
      Instant received,
      String to,
      String subject,
      String text,
      String html,
      List<String> links) {
    public Mail {
      links = List.copyOf(links);
    }

    @Override
    public String toString() {
      return "Mail[" + id + ", to=" + to + "]";
    }
  }

  /// Keeps a mail.
  public void deliver(String to, String subject, String text, String html, List<String> links) {
    var mail =
        new Mail("mail_" + last.incrementAndGet(), clock.instant(), to, subject, text, html, links);
    synchronized (mails) {
      mails.addFirst(mail);
      if (mails.size() > MOST_MAILS) {
        mails.removeLast();
      }
    }
  }

  /// The mails to this address, or all, the newest first.
  public List<Mail> list(Optional<String> to) {
    synchronized (mails) {
      return mails.stream()
          .filter(mail -> to.map(mail.to()::equalsIgnoreCase).orElse(true))
          .toList();
    }
  }
}
