package dev.gatewright.store.events;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Of which issuers this process wrote events. Any number of threads tell, one listens.
///
/// It is told by the unit that writes the event and may be committing still, so what the listener
/// does with it is a unit of the writer, which comes after. A word can be lost with the process and
/// comes from no other, so a listener looks for itself now and then.
public final class EventNews {
  private final Set<String> issuers = ConcurrentHashMap.newKeySet();

  /// Given once for an issuer that was not told of yet, so it counts no higher than there are
  /// issuers where nobody listens.
  private final Semaphore told = new Semaphore(0);

  void tell(String issuer) {
    if (issuers.add(issuer)) {
      told.release();
    }
  }

  /// Lets who listens go on, as if there were news.
  public void wake() {
    told.release();
  }

  /// Waits for news, at most so long; answers the issuers that were told of since the last time.
  public Set<String> await(Duration atMost) throws InterruptedException {
    if (told.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      told.drainPermits();
    }
    var news = new HashSet<>(issuers);
    issuers.removeAll(news);
    return news;
  }
}
