/// What a store of the engine must do, as JUnit classes: for each port one, which the tests of an
/// implementation extend and tell how to open it.
///
/// ```java
/// final class MyReplayTest extends ReplayContract {
///   @Override
///   protected StoreUnderTest<Replay> open() {
///     return StoreUnderTest.of(new MyReplay(emptyDatabase()));
///   }
/// }
/// ```
///
/// The races run on real threads. A store that passes keeps the promises of
/// `dev.gatewright.protocol.ports`; one that does not is no store.
@NullMarked
package dev.gatewright.contract;

import org.jspecify.annotations.NullMarked;
