package dev.gatewright.endtoend;

import dev.gatewright.endtoend.Holding.Step;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that redeem, refresh, revoke and log out at the same time until the server dies under
/// them.
final class Workload {
  private static final int WORKERS = 6;

  private final RelyingParty party;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final int enough;
  private final CountDownLatch reached = new CountDownLatch(1);

  /// `enough` is the number of acknowledged steps after which the server is to die.
  Workload(RelyingParty party, int enough) {
    this.party = party;
    this.enough = enough;
  }

  /// What the clients were told. `leavers` belong to a session that was logged out of, which
  /// `loggedOut` says was acknowledged; when it was not, either is possible.
  record Told(List<Holding> holdings, List<Holding> leavers, boolean loggedOut, int acknowledged) {}

  /// Runs until `kill` has ended the server.
  ///
  /// @param staying has a session that lasts
  /// @param leaving has a session that it leaves
  /// @param before holdings of earlier rounds, used further
  Told run(
      Visitor staying, Visitor leaving, List<Holding> before, Random random, Callable<Void> kill)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers = new ArrayList<Future<List<Holding>>>();
      for (int i = 0; i < WORKERS; i++) {
        var own = new ArrayList<Holding>();
        for (int j = i; j < before.size(); j += WORKERS) {
          own.add(before.get(j));
        }
        var seed = random.nextLong();
        workers.add(threads.submit(() -> work(staying.twin(), own, new Random(seed))));
      }
      var stays = 1 + random.nextInt(6);
      var leavers = new ArrayList<Holding>();
      var left = threads.submit(() -> leave(leaving, leavers, stays));
      if (!reached.await(3, TimeUnit.MINUTES)) {
        throw new AssertionError("too slow: " + acknowledged + " of " + enough);
      }
      kill.call();
      var holdings = new ArrayList<Holding>();
      for (var worker : workers) {
        holdings.addAll(result(worker));
      }
      return new Told(holdings, leavers, result(left), acknowledged.get());
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private List<Holding> work(Visitor visitor, List<Holding> own, Random random)
      throws InterruptedException {
    try {
      while (true) {
        var usable =
            own.stream().filter(holding -> holding.isRedeemed() && !holding.isRevoked()).toList();
        int choice = random.nextInt(20);
        if (usable.isEmpty() || choice < 8) {
          var holding = new Holding(party, TwoTenants.anotherCode(visitor, party));
          own.add(holding);
          take(holding, Step.REDEEM);
        } else {
          var holding = usable.get(random.nextInt(usable.size()));
          take(holding, choice == 19 ? Step.REVOKE : Step.REFRESH);
        }
      }
    } catch (IOException _) {
      return own;
    }
  }

  /// Whether the logout was acknowledged.
  private boolean leave(Visitor visitor, List<Holding> leavers, int stays)
      throws InterruptedException {
    try {
      for (int i = 0; i < stays; i++) {
        var holding = new Holding(party, TwoTenants.anotherCode(visitor, party));
        leavers.add(holding);
        take(holding, Step.REDEEM);
        take(holding, Step.REFRESH);
      }
      var out =
          visitor.open(
              party.at("/oauth2/end_session?id_token_hint=" + leavers.getFirst().idToken()));
      if (out.status() != 200) {
        throw new AssertionError("logout was refused before the crash: " + out.text());
      }
      note();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void take(Holding holding, Step step) throws IOException, InterruptedException {
    holding.take(step);
    note();
  }

  private void note() {
    if (acknowledged.incrementAndGet() == enough) {
      reached.countDown();
    }
  }
}
